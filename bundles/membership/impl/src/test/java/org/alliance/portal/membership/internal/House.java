package org.alliance.portal.membership.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.alliance.portal.api.ByLanguage;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.api.mail.Letter;
import org.alliance.portal.api.organisations.Organisation;
import org.alliance.portal.api.organisations.Organisations;
import org.alliance.portal.api.web.Form;
import org.alliance.portal.membership.internal.store.ApplicationStore;
import org.alliance.portal.membership.internal.store.LinkStore;
import org.alliance.portal.persistence.test.TestDatabase;
import org.alliance.portal.testing.AccessFake;
import org.alliance.portal.testing.RequestFake;

/** The applicant's side over a real database, with the other rooms in memory. */
public final class House {
  public static final String EMAIL = "ana@novi-primer.example";
  public static final Sender PERSON = new Sender("192.0.2.1", false);

  public final TestDatabase db;
  public final Fakes.Hands clock = new Fakes.Hands();
  public final AccessFake access = new AccessFake(Principal.ANONYMOUS);
  public final RequestFake request = new RequestFake("/application");
  public final Fakes.VocabularyFake vocabulary = new Fakes.VocabularyFake();
  public final Fakes.TeamsFake teams = new Fakes.TeamsFake();

  /** Letters of transactions that committed. */
  public final List<Letter> letters = Collections.synchronizedList(new ArrayList<>());

  /** Organisations that look alike, whatever is asked. */
  public final List<Organisation> alike = new ArrayList<>();

  public final ApplicationStore store;
  public final LinkStore linkStore;
  public final Links links;
  public final Limits limits = new Limits(clock);
  public final ApplicationService applications;
  public final SubmitService submits;
  public final ApplicantService applicants;

  public House(TestDatabase db) {
    this.db = db;
    db.migrate("membership", getClass().getClassLoader());
    for (String table : new String[] {"link", "message", "application"}) {
      db.database().update("delete from membership_" + table);
    }
    store = new ApplicationStore(db.database());
    linkStore = new LinkStore(db.database());
    links = new Links(linkStore, request::baseAddress, clock);
    ApplicantLetters written =
        new ApplicantLetters(
            letter -> {
              db.database().afterCommit(() -> letters.add(letter));
              return true;
            },
            teams,
            access,
            links);
    Trail trail = new Trail(db.changes());
    applications =
        new ApplicationService(
            access,
            db.database(),
            store,
            links,
            new Duplicates(new OrganisationsFake(), store, access),
            written,
            limits,
            db.ids(),
            new ApplicationRules(vocabulary, List.of("en", "fr")),
            clock);
    submits =
        new SubmitService(
            access, db.database(), store, applications, written, limits, trail, clock);
    applicants =
        new ApplicantService(
            access, db.database(), store, links, written, limits, trail, db.ids(), clock);
  }

  private final class OrganisationsFake implements Organisations {
    @Override
    public Organisation get(Id id) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Map<Id, Organisation> get(Collection<Id> ids) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Id create(ByLanguage<String> names, String country, String kind) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void change(Id id, ByLanguage<String> names, String country, String kind) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void state(Id id, Organisation.State state) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<Organisation> alike(String country, Collection<String> names) {
      return List.copyOf(alike);
    }
  }

  /** What a person types who makes no mistake. */
  public static Map<String, List<String>> typed() {
    Map<String, List<String>> typed = new LinkedHashMap<>();
    typed.put("name", List.of("Grad Novi Primer"));
    typed.put("nameLang", List.of("sr"));
    typed.put("nameTranslated", List.of("City of Novi Primer"));
    typed.put("country", List.of("RS"));
    typed.put("kind", List.of("municipality"));
    typed.put("website", List.of("https://novi-primer.example"));
    typed.put("population", List.of("52,000"));
    typed.put("themes", List.of("housing", "education"));
    typed.put("about", List.of("A town with many schools."));
    typed.put("reasons", List.of("We want to learn about housing."));
    typed.put("contactName", List.of("Ana Primer"));
    typed.put("contactFunction", List.of("Head of social affairs"));
    typed.put("email", List.of("Ana@Novi-Primer.example"));
    typed.put("phone", List.of("+381 11 000 000"));
    typed.put("lang", List.of("fr"));
    typed.put("agree", List.of("yes"));
    return typed;
  }

  public static Map<String, List<String>> typed(String field, String... values) {
    Map<String, List<String>> typed = typed();
    typed.put(field, List.of(values));
    return typed;
  }

  /** A draft with everything right; the token of its link. */
  public String written() {
    return written(typed());
  }

  public String written(Map<String, List<String>> typed) {
    String token = applications.begin(Application.Way.JOIN, "en", PERSON);
    for (Step step : Step.values()) {
      applications.save(token, step, Form.of(typed), false, PERSON);
    }
    clock.now = clock.now.plus(Duration.ofMinutes(2));
    return token;
  }

  /** One that was sent; the token of its first link. */
  public String sent() {
    String token = written();
    submits.submit(token, true, "en", PERSON);
    return token;
  }

  /** One that was confirmed; the token of its first link. */
  public String waiting() {
    String token = sent();
    applicants.confirm(lettersToken());
    return token;
  }

  /** The token in the last letter. */
  public String lettersToken() {
    return letters
        .get(letters.size() - 1)
        .values()
        .get("link")
        .replaceFirst(".*/application/([^/]+)(/confirm)?", "$1");
  }

  public Application of(String token) {
    return store.find(links.open(token).application()).orElseThrow();
  }

  /** The secretariat does something. */
  public Application moved(String token, Application.State state) {
    Application now = of(token);
    Application then =
        state.closed()
            ? now.decided(state, null, "account:9", "Because.", clock.now)
            : now.in(state, clock.now);
    if (!store.update(then)) {
      throw new AssertionError("somebody was faster");
    }
    return then;
  }
}
