package org.alliance.portal.projects.internal;

import java.io.InputStream;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.alliance.portal.api.ByLanguage;
import org.alliance.portal.api.ConflictException;
import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.Slice;
import org.alliance.portal.api.access.TeamRole;
import org.alliance.portal.api.accounts.Colleague;
import org.alliance.portal.api.accounts.Recipient;
import org.alliance.portal.api.accounts.Teams;
import org.alliance.portal.api.content.History;
import org.alliance.portal.api.content.Reviews;
import org.alliance.portal.api.files.Attachment;
import org.alliance.portal.api.files.Attachments;
import org.alliance.portal.api.mail.Letter;
import org.alliance.portal.api.mail.Outbox;
import org.alliance.portal.api.organisations.Organisation;
import org.alliance.portal.api.organisations.Organisations;

/** Services of other rooms, in memory. */
public final class Fakes {
  private Fakes() {}

  /** Working copies in a map; what a transaction undoes stays, so each test looks at its own. */
  public static final class ReviewsFake implements Reviews {
    public final Map<EntityRef, Work> all = new ConcurrentHashMap<>();
    public final List<EntityRef> published = new CopyOnWriteArrayList<>();

    @Override
    public Optional<Work> find(EntityRef ref) {
      return Optional.ofNullable(all.get(ref));
    }

    @Override
    public Map<Id, State> states(String type, Collection<Id> ids) {
      Map<Id, State> states = new HashMap<>();
      all.forEach(
          (ref, work) -> {
            if (ids.contains(ref.id())) {
              states.put(ref.id(), work.state());
            }
          });
      return states;
    }

    @Override
    public synchronized Work save(Work work) {
      Work before = all.get(work.ref());
      if (work.version() != (before == null ? 0 : before.version())) {
        throw new ConflictException(before);
      }
      return put(
          work,
          State.DRAFT,
          work.values(),
          before == null ? Map.of() : before.remarks(),
          before == null ? null : before.note());
    }

    private Work put(
        Work work,
        State state,
        Map<String, List<String>> values,
        Map<String, String> remarks,
        String note) {
      Work next =
          new Work(
              work.ref(),
              work.organisation(),
              work.version() + 1,
              work.base(),
              state,
              work.title(),
              work.path(),
              values,
              remarks,
              note,
              "system",
              Instant.EPOCH,
              null);
      all.put(work.ref(), next);
      return next;
    }

    private Work seen(EntityRef ref, int version) {
      Work work = all.get(ref);
      if (work == null) {
        throw new NotFoundException(ref.type(), ref.id());
      }
      if (work.version() != version) {
        throw new ConflictException(work);
      }
      return work;
    }

    @Override
    public synchronized Work submit(EntityRef ref, int version) {
      Work work = seen(ref, version);
      return put(work, State.SUBMITTED, work.values(), Map.of(), null);
    }

    @Override
    public synchronized Work takeBack(EntityRef ref, int version) {
      Work work = seen(ref, version);
      return put(work, State.DRAFT, work.values(), Map.of(), null);
    }

    @Override
    public synchronized Work giveBack(
        EntityRef ref, int version, Map<String, String> remarks, String note) {
      Work work = seen(ref, version);
      return put(work, State.RETURNED, work.values(), remarks, note);
    }

    @Override
    public synchronized void published(EntityRef ref, int version) {
      seen(ref, version);
      all.remove(ref);
      published.add(ref);
    }

    @Override
    public void discard(EntityRef ref) {
      all.remove(ref);
    }

    @Override
    public synchronized void discard(EntityRef ref, int version) {
      seen(ref, version);
      all.remove(ref);
    }

    @Override
    public Slice<Work> waiting(String type, int limit, String after) {
      return new Slice<>(
          all.values().stream().filter(w -> w.state() == State.SUBMITTED).toList(), null);
    }

    @Override
    public List<Work> of(Collection<Id> organisations) {
      return all.values().stream().filter(w -> organisations.contains(w.organisation())).toList();
    }
  }

  /** Versions in a map; refuses one twice, as the table does. */
  public static final class HistoryFake implements History {
    public final Map<EntityRef, TreeMap<Integer, Version>> all = new ConcurrentHashMap<>();

    @Override
    public synchronized void add(Collection<New> versions) {
      for (New one : versions) {
        all.computeIfAbsent(one.ref(), r -> new TreeMap<>(Collections.reverseOrder()))
            .put(
                one.version(),
                new Version(
                    one.version(), Instant.EPOCH, "account:1", one.fields(), one.snapshot()));
      }
    }

    @Override
    public Slice<Version> list(EntityRef ref, int limit, String after) {
      return new Slice<>(List.copyOf(all.getOrDefault(ref, new TreeMap<>()).values()), null);
    }

    @Override
    public Optional<Version> get(EntityRef ref, int version) {
      return Optional.ofNullable(all.getOrDefault(ref, new TreeMap<>()).get(version));
    }

    @Override
    public List<Difference> compare(EntityRef ref, int from, int to) {
      return List.of();
    }

    @Override
    public void forget(Collection<EntityRef> refs) {
      all.keySet().removeAll(refs);
    }
  }

  /** Files by name only. */
  public static final class AttachmentsFake implements Attachments {
    public final Map<EntityRef, List<Attachment>> all = new ConcurrentHashMap<>();
    private long next = 700;

    @Override
    public long largest() {
      return 1_000;
    }

    @Override
    public Attachment add(
        EntityRef thing, Id organisation, String name, String title, InputStream content) {
      Attachment added =
          new Attachment(
              new Id(next++),
              thing,
              organisation,
              name,
              title,
              "text/plain",
              1,
              "",
              "system",
              Instant.EPOCH,
              "/files/" + name);
      all.computeIfAbsent(thing, t -> new CopyOnWriteArrayList<>()).add(added);
      return added;
    }

    @Override
    public List<Attachment> of(EntityRef thing) {
      return all.getOrDefault(thing, List.of());
    }

    @Override
    public Map<EntityRef, List<Attachment>> of(Collection<EntityRef> things) {
      return all;
    }

    @Override
    public void remove(EntityRef thing, Id attachment) {
      if (!of(thing).removeIf(file -> file.id().equals(attachment))) {
        throw new NotFoundException("attachment", attachment);
      }
    }

    @Override
    public void forget(Collection<EntityRef> things) {
      all.keySet().removeAll(things);
    }
  }

  /** Organisations in a map. */
  public static final class OrganisationsFake implements Organisations {
    public final Map<Id, Organisation> all = new ConcurrentHashMap<>();

    public Id add(long id, String name, String country) {
      Id key = new Id(id);
      all.put(
          key,
          new Organisation(
              key,
              1,
              ByLanguage.of("en", name),
              country,
              "municipality",
              Organisation.State.ACTIVE));
      return key;
    }

    @Override
    public Organisation get(Id id) {
      if (!all.containsKey(id)) {
        throw new NotFoundException("organisation", id);
      }
      return all.get(id);
    }

    @Override
    public Map<Id, Organisation> get(Collection<Id> which) {
      Map<Id, Organisation> found = new HashMap<>(all);
      found.keySet().retainAll(which);
      return found;
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
      return all.values().stream()
          .filter(one -> one.country().equals(country))
          .filter(one -> one.names().values().values().stream().anyMatch(names::contains))
          .toList();
    }
  }

  /** One editor for each organisation. */
  public static final class TeamsFake implements Teams {

    @Override
    public Id invite(Id organisation, String email, String name, TeamRole role, String lang) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<Colleague> members(Id organisation) {
      return List.of();
    }

    @Override
    public Map<Id, List<Recipient>> recipients(List<Id> organisations, TeamRole atLeast) {
      Map<Id, List<Recipient>> found = new HashMap<>();
      organisations.forEach(
          id ->
              found.put(
                  id,
                  List.of(
                      new Recipient(
                          new Id(90_000 + id.value()), "Editor", id + "@town.example", "fr"))));
      return found;
    }

    @Override
    public List<Recipient> moderators() {
      return List.of();
    }

    @Override
    public Optional<Recipient> recipient(Id account) {
      return Optional.empty();
    }
  }

  /** Keeps what is put into it. */
  public static final class OutboxFake implements Outbox {
    public final List<Letter> letters = new CopyOnWriteArrayList<>();

    @Override
    public boolean put(Letter letter) {
      return letters.add(letter);
    }
  }
}
