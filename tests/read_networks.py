"""Reads a network as its readers do, and prints what it read as one JSON document. The ending says the format:

python read_networks.py NETWORK.graphml    with NetworkX
python read_networks.py NETWORK.json       with NetworkX
python read_networks.py NETWORK.dot        with pydot
"""

import json
import sys


def with_networkx(path):
    import networkx

    if path.endswith(".json"):
        with open(path, encoding="utf-8") as file:
            graph = networkx.node_link_graph(json.load(file), edges="links")
    else:
        graph = networkx.read_graphml(path)
    return {
        "kind": type(graph).__name__,
        "graph": graph.graph,
        "nodes": {node: dict(attributes) for node, attributes in graph.nodes(data=True)},
        "edges": [[origin, destination, attributes] for origin, destination, attributes in graph.edges(data=True)],
        "in_degree": dict(graph.in_degree()),
        "out_degree": dict(graph.out_degree()),
    }


def with_pydot(path):
    import pydot

    def text(quoted):
        return quoted[1:-1].replace('\\"', '"').replace("\\n", "\n").replace("\\\\", "\\")

    def attributes(of):
        return {name: text(value) for name, value in of.get_attributes().items()}

    (graph,) = pydot.graph_from_dot_file(path)
    # `node [...]` and `graph [...]` are what holds for all, not nodes.
    nodes = [node for node in graph.get_nodes() if node.get_name() not in ("node", "edge", "graph")]
    edges = [[text(edge.get_source()), text(edge.get_destination()), attributes(edge)] for edge in graph.get_edges()]
    return {"nodes": {text(node.get_name()): attributes(node) for node in nodes}, "edges": edges}


(path,) = sys.argv[1:]
print(json.dumps(with_pydot(path) if path.endswith(".dot") else with_networkx(path)))
