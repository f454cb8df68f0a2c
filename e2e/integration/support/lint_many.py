#!/usr/bin/python3
"""vaultlint for many vaults in one process: starting Python takes longer than checking a small vault.

Reads one JSON object {"vault": …, "password": …} per line, answers each by one line {"findings": …, "tree": …}: arrays of
[severity, code, path, message], information included, and of [type, size, digest or target, path], as vaultlint prints
them. A vault that cannot be opened is one finding, FATAL.
"""
import json, os, sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..', 'tools'))
from vaultlint import Damaged, Vault, VaultError


def look(vault, password):
    try:
        opened = Vault(vault, password)
        tree = opened.scan()
        return {'findings': opened.findings, 'tree': [[str(column) for column in row] for row in tree]}
    except (VaultError, Damaged) as e:
        return {'findings': [['FATAL', e.code, '', str(e)]], 'tree': []}


for line in sys.stdin:
    print(json.dumps(look(**json.loads(line))), flush=True)
