package org.alliance.portal.membership.internal;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.alliance.portal.api.ByLanguage;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.access.PlatformRole;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.api.access.TeamRole;
import org.alliance.portal.api.accounts.Colleague;
import org.alliance.portal.api.accounts.Recipient;
import org.alliance.portal.api.accounts.Teams;
import org.alliance.portal.api.content.Csv;
import org.alliance.portal.api.mail.Letter;
import org.alliance.portal.api.mail.Outbox;
import org.alliance.portal.api.organisations.Organisation;
import org.alliance.portal.api.organisations.Organisations;
import org.alliance.portal.membership.internal.store.ApplicationStore;
import org.alliance.portal.membership.internal.store.LinkStore;
import org.alliance.portal.membership.internal.store.RetentionStore;
import org.alliance.portal.membership.internal.store.ReviewStore;
import org.alliance.portal.persistence.test.TestDatabase;
import org.alliance.portal.testing.AccessFake;
import org.alliance.portal.testing.RequestFake;

/** The moderators' side over a real database, with the other rooms in memory. */
public final class ReviewDesk {
  public static final Id ME = new Id(7);
  public static final Id OTHER = new Id(8);

  public final TestDatabase db;
  public final Fakes.Hands clock = new Fakes.Hands();
  public final AccessFake access = new AccessFake(moderator(ME, "Mo Derator"));
  public final RequestFake request = new RequestFake("/admin/applications");
  public final Fakes.VocabularyFake vocabulary = new Fakes.VocabularyFake();
  public final OrganisationsFake organisations = new OrganisationsFake();
  public final TeamsFake teams = new TeamsFake();
  public final OutboxFake outbox = new OutboxFake();
  public final ApplicationStore store;
  public final ReviewStore queue;
  public final RetentionStore retention;
  public final LinkStore links;
  public final ReviewService review;
  public final DecisionService decisions;
  private int references;

  public ReviewDesk(TestDatabase db) {
    this.db = db;
    db.migrate("membership", getClass().getClassLoader());
    for (String table : new String[] {"link", "message", "application"}) {
      db.database().update("delete from membership_" + table);
    }
    store = new ApplicationStore(db.database());
    queue = new ReviewStore(db.database());
    retention = new RetentionStore(db.database());
    links = new LinkStore(db.database());
    Links made = new Links(links, request::baseAddress, clock);
    review =
        new ReviewService(
            access,
            store,
            queue,
            organisations,
            teams,
            actors -> {
              Map<String, String> names = new HashMap<>();
              teams.moderators().forEach(m -> names.put("account:" + m.account(), m.name()));
              names.keySet().retainAll(Set.copyOf(actors));
              return names;
            },
            vocabulary,
            new CsvFake());
    decisions =
        new DecisionService(
            access,
            db.database(),
            store,
            review,
            organisations,
            teams,
            made,
            new ReviewLetters(outbox, made, request::baseAddress),
            new Trail(db.changes()),
            db.ids(),
            vocabulary,
            clock);
  }

  public static Principal moderator(Id id, String name) {
    return new Principal(
        Principal.Kind.ACCOUNT, id, name, Set.of(PlatformRole.MODERATOR), Map.of(), Set.of());
  }

  /** An application that was put into the queue. */
  public Application put(Application.State state) {
    return put(Samples.application(db.ids().next(), reference(), state));
  }

  public String reference() {
    return "J-%04d-ZZ".formatted(++references);
  }

  public Application put(Application application) {
    store.insert(application);
    return application;
  }

  /** An application with other answers, moderator and time of change. */
  public static Application with(
      Application a, Application.Answers answers, String key, Id moderator, Instant changed) {
    return new Application(
        a.id(),
        a.version(),
        a.reference(),
        a.way(),
        a.state(),
        a.lang(),
        answers,
        key,
        a.notTheSame(),
        moderator,
        a.organisation(),
        a.decidedBy(),
        a.decisionNote(),
        a.sample(),
        new Application.Times(
            a.times().created(),
            changed,
            a.times().agreed(),
            a.times().submitted(),
            a.times().confirmed(),
            a.times().decided()));
  }

  public static Application.Answers from(String country, String email) {
    Application.Answers a = Samples.answers();
    return new Application.Answers(
        a.name(),
        a.nameLang(),
        a.nameTranslated(),
        country,
        a.kind(),
        a.website(),
        a.population(),
        a.themes(),
        a.about(),
        a.reasons(),
        a.contactName(),
        a.contactFunction(),
        email,
        a.phone());
  }

  public void say(Application application, String actor, String text) {
    store.add(new Message(db.ids().next(), application.id(), actor, text, clock.now));
  }

  public Application now(Application application) {
    return store.find(application.id()).orElseThrow();
  }

  /** Letters that are sent when, and only when, their transaction commits; each once. */
  public final class OutboxFake implements Outbox {
    public final List<Letter> letters = Collections.synchronizedList(new ArrayList<>());
    public boolean broken;

    @Override
    public boolean put(Letter letter) {
      if (broken) {
        throw new IllegalStateException("The outbox is away");
      }
      db.database()
          .afterCommit(
              () -> {
                if (letters.stream()
                    .noneMatch(
                        l -> l.kind().equals(letter.kind()) && l.key().equals(letter.key()))) {
                  letters.add(letter);
                }
              });
      return true;
    }

    @Override
    public Optional<Preview> preview(Letter letter) {
      return Optional.of(new Preview("Subject", "Because: " + letter.values().get("reason")));
    }
  }

  /** Organisations that exist once their transaction has committed. */
  public final class OrganisationsFake implements Organisations {
    public final Map<Id, Organisation> all = new ConcurrentHashMap<>();
    public final List<Organisation> alike = new ArrayList<>();

    @Override
    public Organisation get(Id id) {
      if (!all.containsKey(id)) {
        throw new NotFoundException("organisation", id);
      }
      return all.get(id);
    }

    @Override
    public Map<Id, Organisation> get(Collection<Id> ids) {
      Map<Id, Organisation> found = new HashMap<>(all);
      found.keySet().retainAll(ids);
      return found;
    }

    @Override
    public Id create(ByLanguage<String> names, String country, String kind) {
      Id id = db.ids().next();
      Organisation made = new Organisation(id, 1, names, country, kind, Organisation.State.ACTIVE);
      db.database().afterCommit(() -> all.put(id, made));
      return id;
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

  /** Moderators, and whom somebody invited. */
  public final class TeamsFake implements Teams {
    public final List<String> invited = Collections.synchronizedList(new ArrayList<>());
    public boolean broken;

    @Override
    public Id invite(Id organisation, String email, String name, TeamRole role, String lang) {
      if (broken) {
        throw new IllegalStateException("The teams are away");
      }
      String line = String.join(" ", organisation.toString(), email, role.name(), lang);
      db.database().afterCommit(() -> invited.add(line));
      return db.ids().next();
    }

    @Override
    public List<Colleague> members(Id organisation) {
      return List.of();
    }

    @Override
    public Map<Id, List<Recipient>> recipients(List<Id> organisations, TeamRole atLeast) {
      return Map.of();
    }

    @Override
    public List<Recipient> moderators() {
      return List.of(
          new Recipient(ME, "Mo Derator", "mo@alliance.example", "en"),
          new Recipient(OTHER, "Ann Other", "ann@alliance.example", "fr"));
    }

    @Override
    public Optional<Recipient> recipient(Id account) {
      return moderators().stream().filter(m -> m.account().equals(account)).findFirst();
    }
  }

  private static final class CsvFake implements Csv {
    @Override
    public Reader read(InputStream file) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Reader read(java.nio.file.Path file, int mostRows) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Writer write(OutputStream file, List<String> columns, char separator) {
      Writer writer =
          new Writer() {
            @Override
            public void row(List<?> cells) {
              List<String> words = cells.stream().map(String::valueOf).toList();
              byte[] line =
                  (String.join(String.valueOf(separator), words) + "\n")
                      .getBytes(StandardCharsets.UTF_8);
              try {
                file.write(line);
              } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
              }
            }

            @Override
            public void close() {
              // Nothing is held back.
            }
          };
      writer.row(columns);
      return writer;
    }
  }

  /** What an organisation will be called, as a moderator would leave it. */
  public static Acceptance acceptance() {
    Map<String, String> names = new LinkedHashMap<>();
    names.put("sr", "Grad Novi Primer");
    names.put("en", "City of Novi Primer");
    return new Acceptance(new ByLanguage<>("sr", names), "RS", "municipality", "");
  }
}
