"""Finds irregular beats in a pulse wave."""

from transformers import AutoModel

