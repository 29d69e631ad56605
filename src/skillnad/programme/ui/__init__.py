"""What all pages share: layout, style, components, language, forms that lose no text."""
