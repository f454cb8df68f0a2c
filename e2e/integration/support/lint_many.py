#!/usr/bin/python3
"""vaultlint for many vaults in one process: starting Python takes longer than checking a small vault.

Reads one JSON object {"vault": …, "password": …} per line, answers each by one line: the findings as an array of
[severity, code, path, message], information included. A vault that cannot be opened is one finding, FATAL.
"""
import json, os, sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..', 'tools'))
from vaultlint import Damaged, Vault, VaultError


def findings(vault, password):
    try:
        opened = Vault(vault, password)
        opened.scan()
        return [list(finding) for finding in opened.findings]
    except (VaultError, Damaged) as e:
        return [['FATAL', e.code, '', str(e)]]


for line in sys.stdin:
    print(json.dumps(findings(**json.loads(line))), flush=True)
