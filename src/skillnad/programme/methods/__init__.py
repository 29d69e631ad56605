"""Guided methods: the steps and questions are data, the answers a record that can be left and taken up again."""
