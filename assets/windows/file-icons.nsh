; Icons for the encrypted files of a vault. They get no command: only the vault that they belong to can read them.
; electron-builder calls the two macros at the end of installing and uninstalling.

!macro encryptedFileIcon EXTENSION
  WriteRegStr SHELL_CONTEXT "Software\Classes\.${EXTENSION}" "" "Latchkey.EncryptedFile"
!macroend

!macro forgetEncryptedFileIcon EXTENSION
  ReadRegStr $0 SHELL_CONTEXT "Software\Classes\.${EXTENSION}" ""
  StrCmp $0 "Latchkey.EncryptedFile" 0 +2
  DeleteRegKey SHELL_CONTEXT "Software\Classes\.${EXTENSION}"
!macroend

!macro customInstall
  File "/oname=$INSTDIR\resources\encrypted-file.ico" "${BUILD_RESOURCES_DIR}\encrypted-file.ico"
  WriteRegStr SHELL_CONTEXT "Software\Classes\Latchkey.EncryptedFile" "" "Encrypted file of a vault"
  WriteRegStr SHELL_CONTEXT "Software\Classes\Latchkey.EncryptedFile\DefaultIcon" "" "$INSTDIR\resources\encrypted-file.ico"
  !insertmacro encryptedFileIcon "c9r"
  !insertmacro encryptedFileIcon "c9s"
  System::Call "shell32::SHChangeNotify(i 0x08000000, i 0, i 0, i 0)"
!macroend

!macro customUnInstall
  !insertmacro forgetEncryptedFileIcon "c9r"
  !insertmacro forgetEncryptedFileIcon "c9s"
  DeleteRegKey SHELL_CONTEXT "Software\Classes\Latchkey.EncryptedFile"
  System::Call "shell32::SHChangeNotify(i 0x08000000, i 0, i 0, i 0)"
!macroend
