package org.alliance.portal.search.internal.shell;

import org.alliance.portal.api.ValidationException;
import org.alliance.portal.search.internal.SearchDesk;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code portal:reindex}. */
@Service
@Command(
    scope = "portal",
    name = "reindex",
    description = "Builds the search index anew, while it goes on serving")
public final class ReindexCommand implements Action {
  @Argument(description = "Type of things, such as profile; all without it")
  private String type;

  @Reference private SearchDesk desk;
  @Reference private org.alliance.portal.api.access.Access access;

  @Override
  public Object execute() {
    return access.as(
        org.alliance.portal.api.access.Principal.SYSTEM,
        () -> {
          try {
            desk.rebuild(type);
            System.out.println("Building has begun; see admin/search for how far it is.");
          } catch (ValidationException e) {
            System.out.println("Nothing of type " + type + " can be found at the moment.");
          }
          return null;
        });
  }
}
