package org.alliance.portal.profiles.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.Slice;
import org.alliance.portal.api.content.Freshness;
import org.alliance.portal.api.content.History;

/** The room of content, in memory. */
public final class ContentFakes {
  private ContentFakes() {}

  /** Keeps versions in a map; refuses a version twice, as the table does. */
  public static final class HistoryFake implements History {
    public final Map<EntityRef, TreeMap<Integer, Version>> all = new HashMap<>();
    public String actor = "account:0000000000007";

    @Override
    public synchronized void add(Collection<New> versions) {
      for (New one : versions) {
        Version added =
            new Version(one.version(), Instant.EPOCH, actor, one.fields(), one.snapshot());
        if (all.computeIfAbsent(one.ref(), r -> new TreeMap<>(Collections.reverseOrder()))
                .putIfAbsent(one.version(), added)
            != null) {
          throw new IllegalStateException("Version " + one.version() + " twice");
        }
      }
    }

    @Override
    public Slice<Version> list(EntityRef ref, int limit, String after) {
      return new Slice<>(
          all.getOrDefault(ref, new TreeMap<>()).values().stream()
              .map(v -> new Version(v.number(), v.time(), v.actor(), v.fields(), null))
              .limit(limit)
              .toList(),
          null);
    }

    @Override
    public Optional<Version> get(EntityRef ref, int version) {
      return Optional.ofNullable(all.getOrDefault(ref, new TreeMap<>()).get(version));
    }

    @Override
    public List<Difference> compare(EntityRef ref, int from, int to) {
      Map<String, String> before = flat("", existing(ref, from).snapshot());
      Map<String, String> after = flat("", existing(ref, to).snapshot());
      TreeSet<String> fields = new TreeSet<>(before.keySet());
      fields.addAll(after.keySet());
      return fields.stream()
          .filter(f -> !Objects.equals(before.get(f), after.get(f)))
          .map(f -> new Difference(f, before.get(f), after.get(f)))
          .toList();
    }

    private Version existing(EntityRef ref, int version) {
      return get(ref, version).orElseThrow(() -> new NotFoundException("profile", ref.id()));
    }

    private static Map<String, String> flat(String prefix, Map<?, ?> map) {
      Map<String, String> flat = new TreeMap<>();
      map.forEach(
          (name, value) -> {
            if (value instanceof Map<?, ?> part) {
              flat.putAll(flat(prefix + name + ".", part));
            } else if (value != null) {
              flat.put(prefix + name, value.toString());
            }
          });
      return flat;
    }

    @Override
    public void forget(Collection<EntityRef> refs) {
      all.keySet().removeAll(refs);
    }
  }

  /** Keeps days in a map. */
  public static final class FreshnessFake implements Freshness {
    public final Map<EntityRef, Mark> all = new HashMap<>();
    public LocalDate staleUntil = LocalDate.MIN;

    @Override
    public synchronized void confirmed(
        String feature, EntityRef ref, Id organisation, LocalDate day) {
      all.put(
          ref,
          new Mark(ref, organisation, day, day.isAfter(staleUntil) ? State.FRESH : State.STALE));
    }

    @Override
    public void forget(EntityRef ref) {
      all.remove(ref);
    }

    @Override
    public Map<Id, Mark> marks(String type, Collection<Id> ids) {
      Map<Id, Mark> marks = new HashMap<>();
      all.forEach(
          (ref, mark) -> {
            if (ids.contains(ref.id())) {
              marks.put(ref.id(), mark);
            }
          });
      return marks;
    }

    @Override
    public Slice<Mark> list(String type, State state, int limit, String after) {
      return new Slice<>(new ArrayList<>(all.values()), null);
    }

    @Override
    public List<Mark> due(Collection<Id> organisations, int limit) {
      return List.of();
    }
  }
}
