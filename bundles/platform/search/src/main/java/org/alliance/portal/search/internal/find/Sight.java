package org.alliance.portal.search.internal.find;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.alliance.portal.api.access.PlatformRole;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.search.internal.index.Fields;
import org.alliance.portal.search.internal.index.Level;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/**
 * What a reader may see, as part of the query: of each thing at most one document passes.
 *
 * @param filter the documents the reader may see
 * @param publicTypes types of which the reader sees only what is public
 */
public record Sight(Query filter, Set<String> publicTypes) {

  /**
   * What somebody may see.
   *
   * @param principal who
   * @param members types that can be found now of which more than what is public may be seen
   * @param publicly the other types that can be found now
   */
  public static Sight of(Principal principal, Set<String> members, Set<String> publicly) {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    any.add(both(types(publicly), level(Level.PUBLIC)), Occur.SHOULD);
    if (everything(principal)) {
      any.add(both(types(members), level(Level.ORGANISATION)), Occur.SHOULD);
    } else if (principal.teams().isEmpty()) {
      any.add(both(types(members), level(Level.MEMBERS)), Occur.SHOULD);
    } else {
      Query own =
          in(Fields.OWNER, principal.teams().keySet().stream().map(Object::toString).toList());
      any.add(both(both(types(members), level(Level.ORGANISATION)), own), Occur.SHOULD);
      any.add(
          new BooleanQuery.Builder()
              .add(types(members), Occur.FILTER)
              .add(level(Level.MEMBERS), Occur.FILTER)
              .add(own, Occur.MUST_NOT)
              .build(),
          Occur.SHOULD);
    }
    return new Sight(any.build(), new TreeSet<>(publicly));
  }

  private static boolean everything(Principal principal) {
    return principal.kind() == Principal.Kind.SYSTEM
        || principal.roles().contains(PlatformRole.MODERATOR)
        || principal.roles().contains(PlatformRole.ADMIN);
  }

  private static Query both(Query one, Query other) {
    return new BooleanQuery.Builder().add(one, Occur.FILTER).add(other, Occur.FILTER).build();
  }

  private static Query level(Level level) {
    return new TermQuery(new Term(Fields.LEVEL, level.term()));
  }

  private static Query types(Set<String> types) {
    return in(Fields.TYPE, types);
  }

  /** Documents with one of the values in a field. */
  static Query in(String field, Collection<String> values) {
    return values.size() == 1
        ? new TermQuery(new Term(field, values.iterator().next()))
        : new TermInSetQuery(field, values.stream().map(BytesRef::new).toList());
  }
}
