package org.alliance.portal.membership.internal;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.Slice;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.access.Actors;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.api.accounts.Recipient;
import org.alliance.portal.api.accounts.Teams;
import org.alliance.portal.api.content.Csv;
import org.alliance.portal.api.organisations.Organisation;
import org.alliance.portal.api.organisations.Organisations;
import org.alliance.portal.api.vocabulary.Vocabulary;
import org.alliance.portal.membership.internal.store.ApplicationStore;
import org.alliance.portal.membership.internal.store.ReviewStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What moderators read of the applications. */
@Component(service = ReviewService.class)
public class ReviewService {
  /** Applications on a page of the queue. */
  public static final int PAGE = 25;

  private static final int MOST_TWINS = 20;
  private static final String ACCOUNT = "account:";
  private static final List<String> COLUMNS =
      List.of(
          "reference",
          "stage",
          "way",
          "name",
          "language",
          "country",
          "kind",
          "submitted",
          "since",
          "assigned",
          "sample");

  private final Access access;
  private final ApplicationStore applications;
  private final ReviewStore store;
  private final Organisations organisations;
  private final Teams teams;
  private final Actors actors;
  private final Vocabulary vocabulary;
  private final Csv csv;

  @Activate
  public ReviewService(
      @Reference Access access,
      @Reference ApplicationStore applications,
      @Reference ReviewStore store,
      @Reference Organisations organisations,
      @Reference Teams teams,
      @Reference Actors actors,
      @Reference Vocabulary vocabulary,
      @Reference Csv csv) {
    this.access = access;
    this.applications = applications;
    this.store = store;
    this.organisations = organisations;
    this.teams = teams;
    this.actors = actors;
    this.vocabulary = vocabulary;
    this.csv = csv;
  }

  /**
   * An application with all that helps to decide.
   *
   * @param application it
   * @param stage where it stands
   * @param messages questions and answers, oldest first
   * @param events what happened, oldest first
   * @param hints what makes one look twice
   * @param organisations those that may be the same
   * @param twins other applications of the same organisation or address
   * @param names names by actor, of those who still exist
   */
  public record Dossier(
      Application application,
      Stage stage,
      List<Message> messages,
      List<Event> events,
      Set<Hint> hints,
      List<Organisation> organisations,
      List<Application> twins,
      Map<String, String> names) {}

  /** A page of the queue. */
  public Slice<Queued> list(QueueFilter filter, String after) {
    access.require(MembershipContribution.REVIEW);
    return store.list(filter, me(), PAGE, after);
  }

  /** How many there are of everything, for the filters. */
  public List<QueueCount> counts() {
    access.require(MembershipContribution.REVIEW);
    return store.counts(me());
  }

  /** How many wait for the secretariat. */
  public List<QueueCount> waiting() {
    access.require(MembershipContribution.REVIEW);
    return store.waiting();
  }

  /** One application; a draft is only the applicant's. */
  public Dossier dossier(Id id) {
    access.require(MembershipContribution.REVIEW);
    Application application = find(id);
    List<Message> messages = applications.messages(id);
    return new Dossier(
        application,
        Stage.of(application.state(), messages.stream().anyMatch(Message::answer)),
        messages,
        Event.of(application, messages),
        Hint.of(application),
        alike(application),
        twins(application),
        names(application, messages));
  }

  /** One application; a draft is only the applicant's. */
  public Application get(Id id) {
    access.require(MembershipContribution.REVIEW);
    return find(id);
  }

  private Application find(Id id) {
    return applications
        .find(id)
        .filter(found -> found.state() != Application.State.DRAFT)
        .orElseThrow(() -> new NotFoundException(Application.TYPE, id));
  }

  private List<Organisation> alike(Application application) {
    Application.Answers said = application.answers();
    List<String> names =
        Stream.of(said.name(), said.nameTranslated()).filter(Objects::nonNull).distinct().toList();
    return organisations.alike(said.country(), names).stream()
        .filter(found -> !found.id().equals(application.organisation()))
        .toList();
  }

  private List<Application> twins(Application application) {
    Map<Id, Application> twins = new LinkedHashMap<>();
    Application.Answers said = application.answers();
    if (application.matchKey() != null) {
      store
          .sameName(said.country(), application.matchKey())
          .forEach(twin -> twins.put(twin.id(), twin));
    }
    if (said.email() != null) {
      applications.byEmail(said.email(), MOST_TWINS).forEach(twin -> twins.put(twin.id(), twin));
    }
    twins.remove(application.id());
    return twins.values().stream().filter(twin -> twin.state() != Application.State.DRAFT).toList();
  }

  private Map<String, String> names(Application application, List<Message> messages) {
    Set<String> wanted = new LinkedHashSet<>();
    messages.stream().filter(m -> !m.answer()).map(Message::actor).forEach(wanted::add);
    if (application.decidedBy() != null) {
      wanted.add(application.decidedBy());
    }
    if (application.assignedTo() != null) {
      wanted.add(ACCOUNT + application.assignedTo());
    }
    return wanted.isEmpty() ? Map.of() : actors.names(wanted);
  }

  /** Names of accounts, of those that still exist. */
  public Map<Id, String> names(Collection<Id> accounts) {
    access.require(MembershipContribution.REVIEW);
    Map<Id, String> names = new HashMap<>();
    if (!accounts.isEmpty()) {
      Map<String, String> found = actors.names(accounts.stream().map(id -> ACCOUNT + id).toList());
      accounts.forEach(
          id -> {
            if (found.containsKey(ACCOUNT + id)) {
              names.put(id, found.get(ACCOUNT + id));
            }
          });
    }
    return names;
  }

  /** Those who may be given an application: moderators, and whoever asks. */
  public Map<Id, String> moderators() {
    access.require(MembershipContribution.REVIEW);
    Principal self = access.principal();
    List<Recipient> all = access.as(Principal.SYSTEM, teams::moderators);
    Map<Id, String> names = new LinkedHashMap<>();
    if (self.kind() == Principal.Kind.ACCOUNT) {
      names.put(self.id(), self.name());
    }
    all.forEach(moderator -> names.put(moderator.account(), moderator.name()));
    return names;
  }

  /** Writes the queue as a table. Nothing in it is about the person who applied. */
  public void export(QueueFilter filter, String lang, OutputStream file, char separator) {
    access.require(MembershipContribution.REVIEW);
    Map<Id, String> moderators = moderators();
    try (Csv.Writer table = csv.write(file, COLUMNS, separator)) {
      store.each(filter, me(), queued -> table.row(row(queued, lang, moderators)));
    }
  }

  private List<?> row(Queued queued, String lang, Map<Id, String> moderators) {
    List<Object> cells = new ArrayList<>();
    cells.add(queued.reference());
    cells.add(queued.stage());
    cells.add(queued.way());
    cells.add(queued.name());
    cells.add(queued.nameLang());
    cells.add(vocabulary.label(Vocabulary.COUNTRY, queued.country(), lang));
    cells.add(vocabulary.label(Vocabulary.KIND, queued.kind(), lang));
    cells.add(queued.submitted());
    cells.add(queued.since());
    cells.add(queued.assignedTo() == null ? null : moderators.get(queued.assignedTo()));
    cells.add(queued.sample() ? "yes" : null);
    return cells;
  }

  private Id me() {
    Principal principal = access.principal();
    return principal.kind() == Principal.Kind.ACCOUNT ? principal.id() : null;
  }
}
