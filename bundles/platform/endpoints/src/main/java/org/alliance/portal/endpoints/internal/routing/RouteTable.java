package org.alliance.portal.endpoints.internal.routing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * All addresses at one moment. Immutable: a change makes a new table. A look-up walks the path
 * segment by segment; it compiles, decodes and scans nothing.
 */
final class RouteTable {
  /** A claim that an earlier one keeps out. */
  record Refused(Claim claim, Contribution contribution, Contribution owner) {}

  private final Node root = new Node();
  private final List<Refused> refused = new ArrayList<>();
  private final Map<String, Target> targets = new LinkedHashMap<>();

  /**
   * @param contributions in any order; the lowest service id wins a claim
   * @param ghosts addresses to be answered with 503 where nobody claims them
   */
  RouteTable(Collection<Contribution> contributions, Collection<Target> ghosts) {
    List<Contribution> ordered = new ArrayList<>(contributions);
    ordered.sort(Comparator.comparingLong(Contribution::service));
    for (Contribution contribution : ordered) {
      for (Claim claim : contribution.server().claims()) {
        add(new Target(claim, contribution, null));
      }
    }
    for (Target ghost : ghosts) {
      add(ghost);
    }
  }

  private void add(Target target) {
    Template template = new Template(target.claim().template());
    String key = target.claim().method() + template.key();
    Target other = targets.putIfAbsent(key, target);
    if (other == null) {
      root.add(template, 0, target);
    } else if (target.contribution() != null && other.contribution() != target.contribution()) {
      refused.add(new Refused(target.claim(), target.contribution(), other.contribution()));
    }
  }

  /** Claims that were kept out. */
  List<Refused> refused() {
    return refused;
  }

  /** Everything that leads somewhere, ghosts included. */
  Collection<Target> targets() {
    return targets.values();
  }

  /**
   * Finds the most specific template that takes the path and has the method; HEAD is taken by GET.
   *
   * @param method HTTP method
   * @param path the raw path, starting with a slash
   */
  Match match(String method, String path) {
    Search search = new Search("HEAD".equals(method) ? "GET" : method, path);
    search.walk(root, 0);
    if (search.found != null) {
      return search.found.matches.get(search.method);
    }
    return search.allowed == null ? Match.NOTHING : new Match(null, search.allowed);
  }

  private static final class Node {
    private final Map<String, Node> literals = new HashMap<>();
    private final List<Edge> edges = new ArrayList<>();
    private Leaf leaf;

    void add(Template template, int index, Target target) {
      if (index == template.segments().size()) {
        if (leaf == null) {
          leaf = new Leaf(template);
        }
        leaf.add(target);
        return;
      }
      Template.Segment segment = template.segments().get(index);
      if (segment.literal() != null) {
        literals
            .computeIfAbsent(segment.literal(), l -> new Node())
            .add(template, index + 1, target);
        return;
      }
      for (Edge edge : edges) {
        if (edge.same(segment)) {
          edge.node.add(template, index + 1, target);
          return;
        }
      }
      Edge edge = new Edge(segment, new Node());
      edges.add(edge);
      edge.node.add(template, index + 1, target);
    }
  }

  private record Edge(Template.Segment segment, Node node) {
    boolean same(Template.Segment other) {
      return segment.rest() == other.rest() && pattern(segment).equals(pattern(other));
    }

    private static String pattern(Template.Segment segment) {
      return segment.pattern() == null ? "" : segment.pattern().pattern();
    }
  }

  private static final class Leaf {
    private final Template template;
    private final Map<String, Match> matches = new HashMap<>();
    private final Set<String> methods = new TreeSet<>();

    Leaf(Template template) {
      this.template = template;
    }

    void add(Target target) {
      String method = target.claim().method();
      methods.add(method);
      methods.add("OPTIONS");
      if ("GET".equals(method)) {
        methods.add("HEAD");
      }
      matches.put(method, new Match(target, methods));
    }
  }

  private static final class Search {
    private final String method;
    private final String path;
    private final int end;
    private Leaf found;
    private Set<String> allowed;

    Search(String method, String path) {
      this.method = method;
      this.path = path;
      int length = path.length();
      this.end = length > 1 && path.charAt(length - 1) == '/' ? length - 1 : length;
    }

    /** Looks below a node for the path from {@code start}, which is a slash or the end. */
    void walk(Node node, int start) {
      if (start >= end || end == 1) {
        reached(node.leaf);
        return;
      }
      int from = start + 1;
      int slash = path.indexOf('/', from);
      int to = slash < 0 || slash > end ? end : slash;
      Node literal = node.literals.isEmpty() ? null : node.literals.get(path.substring(from, to));
      if (literal != null) {
        walk(literal, to);
      }
      for (int i = 0; i < node.edges.size(); i++) {
        Edge edge = node.edges.get(i);
        if (edge.segment().rest()) {
          reached(edge.node().leaf);
        } else if (edge.segment().takes(path, from, to)) {
          walk(edge.node(), to);
        }
      }
    }

    private void reached(Leaf leaf) {
      if (leaf == null) {
        return;
      }
      if (leaf.matches.containsKey(method)) {
        if (found == null
            || Template.MOST_SPECIFIC_FIRST.compare(leaf.template, found.template) < 0) {
          found = leaf;
        }
      } else if (allowed == null) {
        allowed = leaf.methods;
      } else {
        Set<String> union = new TreeSet<>(allowed);
        union.addAll(leaf.methods);
        allowed = union;
      }
    }
  }
}
