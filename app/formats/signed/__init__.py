"""Signed meter records: containers that hold them, one module a format, and their signatures.

Reading order: ``reader`` leads, ``container`` finds records, ``ocmf`` ``alfen`` ``pcdf`` ``edl40`` ``mennekes`` read
one, ``key`` ``curve`` ``ecdsa`` check it. What a record means stands in ``app.domain.signed_record``.
"""
