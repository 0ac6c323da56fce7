"""How a candidate came here, without cookies: marks, what the browser says, and which of them counts."""
