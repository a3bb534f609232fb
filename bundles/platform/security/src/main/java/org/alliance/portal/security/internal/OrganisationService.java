package org.alliance.portal.security.internal;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.alliance.portal.api.ByLanguage;
import org.alliance.portal.api.ConflictException;
import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.IdGenerator;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.access.Action;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.api.changes.ChangeLog;
import org.alliance.portal.api.data.Database;
import org.alliance.portal.api.organisations.NameKey;
import org.alliance.portal.api.organisations.Organisation;
import org.alliance.portal.api.organisations.Organisations;
import org.alliance.portal.security.internal.store.OrganisationStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The organisations that take part. */
@Component
public final class OrganisationService implements Organisations {
  /** This room in the change log. */
  public static final String FEATURE = "security";

  /** An organisation in the change log. */
  public static final String TYPE = "organisation";

  private static final int LONGEST_NAME = 200;
  private static final int MOST_IDS = 1_000;
  private static final int MOST_NAMES = 50;
  private static final int MOST_ALIKE = 20;
  private static final Pattern KIND = Pattern.compile("[a-z][a-z0-9-]{0,19}");
  private static final Set<String> COUNTRIES = countries();
  private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());

  private final Access access;
  private final Database database;
  private final OrganisationStore store;
  private final ChangeLog changes;
  private final IdGenerator ids;
  private final Clock clock = Clock.systemUTC();

  @Activate
  public OrganisationService(
      @Reference Access access,
      @Reference(target = "(portal.schema=security)") Database database,
      @Reference OrganisationStore store,
      @Reference ChangeLog changes,
      @Reference IdGenerator ids) {
    this.access = access;
    this.database = database;
    this.store = store;
    this.changes = changes;
    this.ids = ids;
  }

  private static Set<String> countries() {
    Set<String> countries = new HashSet<>(Arrays.asList(Locale.getISOCountries()));
    countries.add("XK");
    return Set.copyOf(countries);
  }

  @Override
  public Organisation get(Id id) {
    access.require(Action.PUBLIC);
    return find(id);
  }

  private Organisation find(Id id) {
    return store.find(id).orElseThrow(() -> new NotFoundException(TYPE, id));
  }

  @Override
  public Map<Id, Organisation> get(Collection<Id> wanted) {
    access.require(Action.PUBLIC);
    if (wanted.size() > MOST_IDS) {
      throw new IllegalArgumentException("At most " + MOST_IDS + " organisations at once");
    }
    return store.find(wanted);
  }

  @Override
  public Id create(ByLanguage<String> names, String country, String kind) {
    access.require(MANAGE);
    ByLanguage<String> valid = validate(names, country, kind);
    Id id = ids.next();
    Organisation created = new Organisation(id, 1, valid, country, kind, Organisation.State.ACTIVE);
    database.run(
        () -> {
          store.insert(created, false, clock.instant());
          record(id, Change.Verb.CREATED, List.of());
        });
    return id;
  }

  @Override
  public void change(Id id, ByLanguage<String> names, String country, String kind) {
    access.require(SecurityPermissions.EDIT_ORGANISATION, id);
    ByLanguage<String> valid = validate(names, country, kind);
    database.run(
        () -> {
          Organisation before = find(id);
          List<String> fields = changed(before, valid, country, kind);
          if (fields.isEmpty()) {
            return;
          }
          if (!store.update(id, before.version(), valid, country, kind)) {
            throw new ConflictException(find(id));
          }
          record(id, Change.Verb.UPDATED, fields);
        });
  }

  @Override
  public List<Organisation> alike(String country, Collection<String> names) {
    access.require(MANAGE);
    if (names.size() > MOST_NAMES) {
      throw new IllegalArgumentException("At most " + MOST_NAMES + " names at once");
    }
    List<String> keys =
        names.stream().map(NameKey::of).filter(key -> !key.isEmpty()).distinct().toList();
    return keys.isEmpty()
        ? List.of()
        : store.alike(country, keys).stream().limit(MOST_ALIKE).toList();
  }

  @Override
  public void state(Id id, Organisation.State state) {
    access.require(MANAGE);
    database.run(
        () -> {
          if (find(id).state() != state) {
            store.state(id, state);
            record(id, Change.Verb.UPDATED, List.of("state"));
          }
        });
  }

  private void record(Id id, Change.Verb verb, List<String> fields) {
    changes.record(FEATURE, new EntityRef(TYPE, id), verb, fields, Change.Audience.PUBLIC, id);
  }

  private static List<String> changed(
      Organisation before, ByLanguage<String> names, String country, String kind) {
    List<String> fields = new ArrayList<>();
    if (!before.names().equals(names)) {
      fields.add("names");
    }
    if (!before.country().equals(country)) {
      fields.add("country");
    }
    if (!before.kind().equals(kind)) {
      fields.add("kind");
    }
    return fields;
  }

  /** Checks everything, so that all problems are told at once; strips the names. */
  static ByLanguage<String> validate(ByLanguage<String> names, String country, String kind) {
    List<FieldProblem> problems = new ArrayList<>();
    Map<String, String> stripped = new HashMap<>();
    if (names == null) {
      problems.add(FieldProblem.of("names", "portal.problem.required"));
    } else {
      names.values().forEach((lang, name) -> strip(lang, name, stripped, problems));
    }
    if (country == null || country.isBlank()) {
      problems.add(FieldProblem.of("country", "portal.problem.required"));
    } else if (!COUNTRIES.contains(country)) {
      problems.add(FieldProblem.of("country", "portal.problem.unknown-value"));
    }
    if (kind == null || kind.isBlank()) {
      problems.add(FieldProblem.of("kind", "portal.problem.required"));
    } else if (!KIND.matcher(kind).matches()) {
      problems.add(FieldProblem.of("kind", "portal.problem.unknown-value"));
    }
    if (!problems.isEmpty()) {
      throw new ValidationException(problems);
    }
    return new ByLanguage<>(names.original(), stripped);
  }

  private static void strip(
      String lang, String name, Map<String, String> stripped, List<FieldProblem> problems) {
    String text = name == null ? "" : name.strip();
    if (!LANGUAGES.contains(lang)) {
      problems.add(FieldProblem.of("names", "portal.problem.unknown-value"));
    } else if (text.isEmpty()) {
      problems.add(FieldProblem.of("names", "portal.problem.required"));
    } else if (text.length() > LONGEST_NAME) {
      problems.add(FieldProblem.of("names", "portal.problem.too-long", "max", LONGEST_NAME));
    } else {
      stripped.put(lang, text);
    }
  }
}
