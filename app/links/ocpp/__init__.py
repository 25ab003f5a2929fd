"""The central system on this laptop: OCPP-J 1.6 and 2.0.1 over WebSocket.

Reading order: ``frame`` (text to message), ``rpc`` (one socket), ``known`` (what a station said so far),
``ledger`` (whose transaction is it), ``v16`` and ``v201`` (one version each), ``station`` (the link),
``server`` (who may connect).
"""
