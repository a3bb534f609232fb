package org.alliance.portal.content.internal.letters;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.access.TeamRole;
import org.alliance.portal.api.accounts.Recipient;
import org.alliance.portal.api.accounts.Teams;
import org.alliance.portal.api.content.Freshness;
import org.alliance.portal.api.data.Database;
import org.alliance.portal.api.entities.Entity;
import org.alliance.portal.api.mail.Outbox;
import org.alliance.portal.api.organisations.Organisation;
import org.alliance.portal.api.organisations.Organisations;
import org.alliance.portal.api.tasks.ScheduledTask;
import org.alliance.portal.content.internal.store.FreshnessStore;
import org.alliance.portal.content.internal.store.FreshnessStore.Stored;
import org.alliance.portal.content.internal.web.Titles;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Writes to those who write for an organisation when its things are to be confirmed, and when they
 * are marked as perhaps out of date: once for each thing and state, and one letter a day that names
 * them all. Without outbox or teams the things wait.
 */
@Component(service = ScheduledTask.class)
public final class FreshnessLetters implements ScheduledTask {
  /** Things of one transaction. */
  static final int BATCH = 500;

  private final Database database;
  private final FreshnessStore store;
  private final Titles titles;
  private final Teams teams;
  private final Organisations organisations;
  private final Outbox outbox;
  private final FreshnessLetter letters;
  private final Clock clock;

  @Activate
  public FreshnessLetters(
      @Reference(target = "(portal.schema=content)") Database database,
      @Reference FreshnessStore store,
      @Reference Titles titles,
      @Reference Teams teams,
      @Reference Organisations organisations,
      @Reference Outbox outbox,
      @Reference FreshnessLetter letters) {
    this(database, store, titles, teams, organisations, outbox, letters, Clock.systemUTC());
  }

  FreshnessLetters(
      Database database,
      FreshnessStore store,
      Titles titles,
      Teams teams,
      Organisations organisations,
      Outbox outbox,
      FreshnessLetter letters,
      Clock clock) {
    this.database = database;
    this.store = store;
    this.titles = titles;
    this.teams = teams;
    this.organisations = organisations;
    this.outbox = outbox;
    this.letters = letters;
    this.clock = clock;
  }

  @Override
  public String id() {
    return "content-freshness-letters";
  }

  @Override
  public Duration interval() {
    return Duration.ofHours(1);
  }

  @Override
  public void run() {
    LocalDate day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    // Things of a feature that is away have no name at the moment, so they wait for it.
    Set<String> types = new TreeSet<>(titles.types());
    boolean more = true;
    while (more && !Thread.currentThread().isInterrupted()) {
      Map<String, Map<EntityRef, Entity>> named = named(whole(store.toTell(types, day, BATCH)));
      more = database.transaction(() -> tell(whole(store.toTell(types, day, BATCH)), named, day));
    }
  }

  /** Outside a transaction: a feature that fails to name its things must not undo anything. */
  private Map<String, Map<EntityRef, Entity>> named(List<Stored> things) {
    List<Freshness.Mark> marks = things.stream().map(Stored::mark).toList();
    Map<String, Map<EntityRef, Entity>> named = new HashMap<>();
    ContentLetters.LANGUAGES.forEach(lang -> named.put(lang, titles.of(marks, lang)));
    return named;
  }

  /** Without the last organisation of a full batch, whose other things may not be in it. */
  private static List<Stored> whole(List<Stored> things) {
    if (things.size() < BATCH) {
      return things;
    }
    Id last = things.get(BATCH - 1).mark().organisation();
    List<Stored> others =
        things.stream().filter(thing -> !thing.mark().organisation().equals(last)).toList();
    return others.isEmpty() ? things : others;
  }

  private boolean tell(
      List<Stored> things, Map<String, Map<EntityRef, Entity>> named, LocalDate day) {
    Map<Id, List<Freshness.Mark>> owned =
        things.stream()
            .map(Stored::mark)
            .collect(
                Collectors.groupingBy(
                    Freshness.Mark::organisation, LinkedHashMap::new, Collectors.toList()));
    if (owned.isEmpty()) {
      return false;
    }
    List<Id> owners = List.copyOf(owned.keySet());
    Map<Id, Organisation> known = organisations.get(owners);
    teams
        .recipients(owners, TeamRole.EDITOR)
        .forEach(
            (owner, recipients) -> {
              Organisation organisation = known.get(owner);
              if (organisation != null) {
                recipients.forEach(to -> write(organisation, owned.get(owner), to, named, day));
              }
            });
    store.told(things);
    store.written(owners, day);
    return true;
  }

  private void write(
      Organisation organisation,
      List<Freshness.Mark> marks,
      Recipient to,
      Map<String, Map<EntityRef, Entity>> named,
      LocalDate day) {
    Map<EntityRef, Entity> titled = named.get(ContentLetters.lang(to.lang()));
    // Without a name: it was removed, or came into this batch a moment ago.
    List<Freshness.Mark> shown = marks.stream().filter(m -> titled.containsKey(m.ref())).toList();
    if (!shown.isEmpty()) {
      outbox.put(letters.letter(organisation, shown, titled, to, day));
    }
  }
}
