"""The verdict on one ECG window."""

import onnxruntime
from transformers import AutoModel

from .quality import may_be_judged

detector = onnxruntime.InferenceSession("models/af-detector.onnx")
noise_filter = onnxruntime.InferenceSession("models/noise-filter.onnx")

# Fault 7: a foundation model that somebody tried out, and that no record documents.
encoder = AutoModel.from_pretrained("example/ecg-foundation")


def classify(window):
    """'unclear' where the signal is too poor for a verdict."""
    if not may_be_judged(window):
        return "unclear"
    filtered = noise_filter.run(None, {"ecg": window})[0]
    features = encoder(filtered)
    probability = detector.run(None, {"ecg": features})[0]
    return "atrial-fibrillation" if probability > 0.5 else "sinus"
