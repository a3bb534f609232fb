package org.alliance.portal.profiles.internal.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import org.alliance.portal.api.data.Database;

/** Writes down what a database is asked. */
final class CountedQueries {
  private CountedQueries() {}

  static Database of(Database database, List<String> asked) {
    return (Database)
        Proxy.newProxyInstance(
            CountedQueries.class.getClassLoader(),
            new Class<?>[] {Database.class},
            (proxy, method, args) -> {
              if (args.length > 0 && args[0] instanceof String sql) {
                asked.add(sql);
              }
              try {
                return method.invoke(database, args);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
