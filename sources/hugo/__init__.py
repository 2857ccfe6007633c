"""Sites made with Hugo Academic, Wowchemy or Hugo Blox."""
