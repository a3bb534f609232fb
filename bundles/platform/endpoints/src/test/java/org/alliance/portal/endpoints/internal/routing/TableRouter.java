package org.alliance.portal.endpoints.internal.routing;

import java.util.ArrayList;
import java.util.List;

/** A router over a fixed list. */
public final class TableRouter implements Router {
  private final List<Contribution> contributions = new ArrayList<>();
  private RouteTable table = new RouteTable(List.of(), List.of());

  public void add(Contribution contribution) {
    contributions.add(contribution);
    table = new RouteTable(contributions, List.of());
  }

  public void close() {
    contributions.forEach(
        c -> {
          c.drain(1_000);
          c.server().close();
        });
    contributions.clear();
    table = new RouteTable(List.of(), List.of());
  }

  @Override
  public Match match(String method, String path) {
    return table.match(method, path);
  }

  @Override
  public boolean mayReturn(Target ghost) {
    return true;
  }
}
