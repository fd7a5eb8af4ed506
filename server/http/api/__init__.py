"""Routes of the JSON API and the websocket. Each one parses, calls a service and answers."""
