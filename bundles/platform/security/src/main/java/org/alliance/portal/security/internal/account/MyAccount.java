package org.alliance.portal.security.internal.account;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.access.Action;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.api.data.Database;
import org.alliance.portal.api.platform.Languages;
import org.alliance.portal.security.internal.AccountRules;
import org.alliance.portal.security.internal.Sessions;
import org.alliance.portal.security.internal.store.OwnAccountStore;
import org.alliance.portal.security.internal.store.OwnAccountStore.Own;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What a person may choose freely about the own account. */
@Component(service = MyAccount.class)
public final class MyAccount {
  private static final Set<String> REGIONS =
      Set.of("Africa", "America", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific");
  private static final Map<String, List<String>> ZONES = zonesByRegion();

  private final Access access;
  private final Database database;
  private final OwnPassword own;
  private final OwnAccountStore accounts;
  private final Languages languages;
  private final Sessions sessions;
  private final AccountLog log;

  @Activate
  public MyAccount(
      @Reference Access access,
      @Reference(target = "(portal.schema=security)") Database database,
      @Reference OwnPassword own,
      @Reference OwnAccountStore accounts,
      @Reference Languages languages,
      @Reference Sessions sessions,
      @Reference AccountLog log) {
    this.access = access;
    this.database = database;
    this.own = own;
    this.accounts = accounts;
    this.languages = languages;
    this.sessions = sessions;
    this.log = log;
  }

  private static Map<String, List<String>> zonesByRegion() {
    Map<String, List<String>> zones = new TreeMap<>();
    for (String id : new TreeSet<>(ZoneId.getAvailableZoneIds())) {
      int slash = id.indexOf('/');
      if (slash > 0 && REGIONS.contains(id.substring(0, slash))) {
        zones.computeIfAbsent(id.substring(0, slash), region -> new ArrayList<>()).add(id);
      }
    }
    return zones;
  }

  /** Ids of the time zones to choose from, by region. */
  public Map<String, List<String>> zones() {
    return ZONES;
  }

  /**
   * Changes name, language and time zone.
   *
   * @param name as typed
   * @param lang of letters and of the way after the sign-in, ISO 639-1
   * @param zone id of a time zone
   * @throws ValidationException naming {@code name}, {@code language} or {@code zone}
   */
  public void change(String name, String lang, String zone) {
    access.require(Action.SIGNED_IN);
    List<FieldProblem> problems = new ArrayList<>();
    String stripped = name.strip();
    AccountRules.name(stripped).ifPresent(problems::add);
    if (!languages.all().contains(lang)) {
      problems.add(FieldProblem.of("language", "portal.problem.unknown-value"));
    }
    if (ZONES.values().stream().noneMatch(ids -> ids.contains(zone))) {
      problems.add(FieldProblem.of("zone", "portal.problem.unknown-value"));
    }
    if (!problems.isEmpty()) {
      throw new ValidationException(problems);
    }
    Own before = own.own();
    List<String> fields = changed(before, stripped, lang, zone);
    if (fields.isEmpty()) {
      return;
    }
    database.run(
        () -> {
          accounts.details(before.id(), stripped, lang, zone);
          log.changed(before.id(), fields.toArray(String[]::new));
        });
    sessions.refresh(before.id());
  }

  /** The zone in which a person sees times. */
  public static String zone(Own own) {
    return own.zone() == null ? Principal.ALLIANCE_ZONE.getId() : own.zone();
  }

  private static List<String> changed(Own before, String name, String lang, String zone) {
    List<String> fields = new ArrayList<>();
    if (!before.name().equals(name)) {
      fields.add("name");
    }
    if (!before.lang().equals(lang)) {
      fields.add("language");
    }
    if (!zone(before).equals(zone)) {
      fields.add("zone");
    }
    return fields;
  }
}
