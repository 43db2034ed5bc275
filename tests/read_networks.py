"""Reads networks as their readers do, with NetworkX, and prints what it read as one JSON document.

python read_networks.py NETWORK.graphml NETWORK.json
"""

import json
import sys

import networkx


def said(graph):
    return {
        "kind": type(graph).__name__,
        "graph": graph.graph,
        "nodes": {node: dict(attributes) for node, attributes in graph.nodes(data=True)},
        "edges": [[origin, destination, attributes] for origin, destination, attributes in graph.edges(data=True)],
        "in_degree": dict(graph.in_degree()),
        "out_degree": dict(graph.out_degree()),
    }


graphml, node_link = sys.argv[1:]
with open(node_link, encoding="utf-8") as file:
    node_link = networkx.node_link_graph(json.load(file), edges="links")
print(json.dumps({"graphml": said(networkx.read_graphml(graphml)), "node_link": said(node_link)}))
