"""What the tests share: a fake Twilio, the running product, and a patient to talk as."""
