"""Keys and tokens of Hub by an implementation that is none of ours: python3-jwcrypto.

Reads one question in JSON from standard input, writes one answer in JSON. Tokens are written as Hub's
web pages write them: with the same empty `apu` and `apv` in every one.
"""

import base64
import datetime
import json
import sys

from cryptography import x509
from cryptography.x509.oid import NameOID
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from jwcrypto import jwe, jwk, jws


def b64(data):
    return base64.b64encode(data).decode()


def private_key(pkcs8):
    key = serialization.load_der_private_key(base64.b64decode(pkcs8), None)
    return jwk.JWK.from_pyca(key)


def public_key(spki):
    return jwk.JWK.from_pyca(serialization.load_der_public_key(base64.b64decode(spki)))


def make_pair(curve="P-384"):
    key = ec.generate_private_key(ec.SECP384R1() if curve == "P-384" else ec.SECP256R1())
    pkcs8 = key.private_bytes(
        serialization.Encoding.DER,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    spki = key.public_key().public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    return {"pkcs8": b64(pkcs8), "spki": b64(spki)}


def seal(key, header, payload):
    token = jwe.JWE(json.dumps(payload).encode(), json.dumps(header))
    token.add_recipient(key)
    return token.serialize(compact=True)


def seal_for_key(spki, payload):
    header = {"alg": "ECDH-ES", "enc": "A256GCM", "apu": "", "apv": ""}
    return seal(public_key(spki), header, payload)


def seal_with_password(password, payload):
    """With the rounds and salt that jwcrypto chooses: 8192, at random."""
    header = {"alg": "PBES2-HS512+A256KW", "enc": "A256GCM", "apu": "", "apv": ""}
    return seal(password_key(password), header, payload)


def password_key(password):
    text = base64.urlsafe_b64encode(password.encode()).decode().rstrip("=")
    return jwk.JWK(kty="oct", k=text)


def open_token(key, token):
    opened = jwe.JWE()
    opened.deserialize(token)
    opened.decrypt(key)
    return json.loads(opened.payload)


def open_with_password(password, token):
    return open_token(password_key(password), token)


def make_account(account_key, with_ecdsa=True):
    ecdh = make_pair()
    ecdsa = make_pair()
    keys = {"key": ecdh["pkcs8"]}
    if with_ecdsa:
        keys["ecdhPrivateKey"] = ecdh["pkcs8"]
        keys["ecdsaPrivateKey"] = ecdsa["pkcs8"]
    return {
        "ecdh": ecdh,
        "ecdsa": ecdsa,
        "keys": keys,
        "privateKeys": seal_with_password(account_key, keys),
        "setupCode": seal_for_key(ecdh["spki"], {"setupCode": account_key}),
    }


def sign(pkcs8, header, payload):
    token = jws.JWS(json.dumps(payload).encode())
    # Hub writes "b64": true as well, which jwcrypto takes only where it is marked as critical.
    full = {"alg": "ES384", "typ": "JWT", **header}
    token.add_signature(private_key(pkcs8), None, json.dumps(full), None)
    return token.serialize(compact=True)


def open_signed(spki, token):
    """By hand, because jwcrypto takes "b64" only where it is marked as critical: RFC 7518 section 3.4."""
    encoded_header, encoded_payload, encoded_signature = token.split(".")
    signature = from_url(encoded_signature)
    if len(signature) != 96:
        raise ValueError("not a signature of P-384")
    r, s = (int.from_bytes(half, "big") for half in (signature[:48], signature[48:]))
    key = serialization.load_der_public_key(base64.b64decode(spki))
    signed = f"{encoded_header}.{encoded_payload}".encode()
    key.verify(encode_dss_signature(r, s), signed, ec.ECDSA(hashes.SHA384()))
    return {
        "header": json.loads(from_url(encoded_header)),
        "payload": json.loads(from_url(encoded_payload)),
    }


def from_url(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def make_certificate(host):
    """Signed by nobody but itself, for a day."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, host)])
    now = datetime.datetime.utcnow()
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(hours=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(host)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    encoding, plain = serialization.Encoding.PEM, serialization.NoEncryption()
    pkcs8 = key.private_bytes(encoding, serialization.PrivateFormat.PKCS8, plain)
    return {"key": pkcs8.decode(), "cert": certificate.public_bytes(encoding).decode()}


OPERATIONS = {
    "make-certificate": lambda q: make_certificate(q["host"]),
    "make-pair": lambda q: make_pair(q.get("curve", "P-384")),
    "make-account": lambda q: make_account(q["accountKey"], q.get("withEcdsa", True)),
    "seal-for-key": lambda q: seal_for_key(q["spki"], q["payload"]),
    "seal-with-password": lambda q: seal_with_password(q["password"], q["payload"]),
    "open-for-key": lambda q: open_token(private_key(q["pkcs8"]), q["token"]),
    "open-with-password": lambda q: open_with_password(q["password"], q["token"]),
    "open-signed": lambda q: open_signed(q["spki"], q["token"]),
    "sign": lambda q: sign(q["pkcs8"], q["header"], q["payload"]),
}

question = json.load(sys.stdin)
json.dump(OPERATIONS[question["do"]](question), sys.stdout)
