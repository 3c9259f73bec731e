"""The embedded model: read from its package, written once as a sentence-transformers folder with an ONNX twin."""
