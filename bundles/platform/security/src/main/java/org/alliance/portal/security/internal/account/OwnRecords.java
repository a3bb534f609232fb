package org.alliance.portal.security.internal.account;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.access.Action;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.api.accounts.PersonalRecords;
import org.alliance.portal.security.internal.DeviceName;
import org.alliance.portal.security.internal.Sessions;
import org.alliance.portal.security.internal.factor.Factors;
import org.alliance.portal.security.internal.store.OwnAccountStore.Own;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Everything the portal keeps about a person, as one file: of this room and of all others. */
@Component(service = OwnRecords.class)
public final class OwnRecords {
  private final Access access;
  private final OwnPassword own;
  private final Sessions sessions;
  private final Factors factors;
  private final JsonFactory json = new JsonFactory();

  @Reference(
      service = PersonalRecords.class,
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  public final List<PersonalRecords> others = new CopyOnWriteArrayList<>();

  @Activate
  public OwnRecords(
      @Reference Access access,
      @Reference OwnPassword own,
      @Reference Sessions sessions,
      @Reference Factors factors) {
    this.access = access;
    this.own = own;
    this.sessions = sessions;
    this.factors = factors;
  }

  /** Writes the file of the person who is signed in, record by record. */
  public void write(OutputStream out) throws IOException {
    access.require(Action.SIGNED_IN);
    Own person = own.own();
    Principal principal = access.principal();
    try (JsonGenerator file = json.createGenerator(out).useDefaultPrettyPrinter()) {
      file.writeStartObject();
      file.writeFieldName("account");
      value(file, account(person, principal));
      part(file, "sessions", sink -> sessions(person.id(), sink));
      for (PersonalRecords records : inOrder()) {
        part(file, records.id(), sink -> records.export(person.id(), sink));
      }
      file.writeEndObject();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private List<PersonalRecords> inOrder() {
    return others.stream().sorted(Comparator.comparing(PersonalRecords::id)).toList();
  }

  private Map<String, Object> account(Own person, Principal principal) {
    Map<String, Object> account = new LinkedHashMap<>();
    account.put("id", person.id());
    account.put("name", person.name());
    account.put("email", person.email());
    account.put("language", person.lang());
    account.put("timeZone", MyAccount.zone(person));
    account.put("roles", person.roles().stream().sorted().toList());
    account.put("created", person.created());
    account.put("secondFactor", factors.has(person.id()));
    account.put(
        "teams",
        principal.teams().entrySet().stream()
            .map(team -> Map.of("organisation", team.getKey(), "role", team.getValue()))
            .toList());
    return account;
  }

  private void sessions(Id account, Consumer<Map<String, Object>> sink) {
    sessions
        .list(account)
        .forEach(
            session -> {
              Map<String, Object> record = new LinkedHashMap<>();
              record.put("started", session.started());
              record.put("lastSeen", session.lastSeen());
              record.put("device", DeviceName.of(session.userAgent()).text());
              record.put("network", session.network());
              sink.accept(record);
            });
  }

  private static void part(
      JsonGenerator file, String name, Consumer<Consumer<Map<String, Object>>> records)
      throws IOException {
    file.writeArrayFieldStart(name);
    records.accept(
        record -> {
          try {
            value(file, record);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
    file.writeEndArray();
  }

  private static void value(JsonGenerator file, Object value) throws IOException {
    if (value instanceof Map<?, ?> map) {
      file.writeStartObject();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        file.writeFieldName(String.valueOf(entry.getKey()));
        value(file, entry.getValue());
      }
      file.writeEndObject();
    } else if (value instanceof Collection<?> many) {
      file.writeStartArray();
      for (Object one : many) {
        value(file, one);
      }
      file.writeEndArray();
    } else if (value == null || value instanceof Number || value instanceof Boolean) {
      file.writeObject(value);
    } else if (value instanceof Instant instant) {
      file.writeString(instant.toString());
    } else if (value instanceof Enum<?> word) {
      file.writeString(word.name().toLowerCase(Locale.ROOT));
    } else {
      file.writeString(value.toString());
    }
  }
}
