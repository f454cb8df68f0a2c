@echo off
rem The command line beside the packed app. A window program of Windows has no standard input to read a password from,
rem so this runs in Node, which has to be installed: version 20.19 or newer.
setlocal
where node >nul 2>nul
if errorlevel 1 (
  echo The command line of Latchkey needs Node 20.19 or newer. Install it from https://nodejs.org and call this again. 1>&2
  exit /b 1
)
set "LATCHKEY_BESIDE=%~dp0..\.."
if not defined LATCHKEY_HOME if exist "%LATCHKEY_BESIDE%\latchkey-portable.txt" set "LATCHKEY_HOME=%LATCHKEY_BESIDE%\latchkey-data"
node "%~dp0..\cli\latchkey.js" %*
exit /b %errorlevel%
