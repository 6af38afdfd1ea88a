"""The words of Dragoman as frozen types: stdlib only, no input or output."""
