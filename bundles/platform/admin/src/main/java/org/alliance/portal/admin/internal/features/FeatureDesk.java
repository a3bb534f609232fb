package org.alliance.portal.admin.internal.features;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.alliance.portal.admin.internal.Settings;
import org.alliance.portal.admin.internal.store.OperationStore;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.IdGenerator;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.audit.Audit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What admins do to features. Every operation is written down, with how long it took; one that is
 * refused is an answer, not an exception.
 */
@Component(service = FeatureDesk.class, configurationPid = "org.alliance.portal")
public final class FeatureDesk {
  /** Action for seeing the features. */
  public static final String VIEW = "admin.view";

  /** Action for installing, updating and removing features. */
  public static final String MANAGE = "admin.manage";

  private static final Logger LOG = LoggerFactory.getLogger(FeatureDesk.class);
  private static final int SHOWN = 20;
  private static final int BUFFER = 1 << 16;

  private final Path temporary;
  private final Installations installations;
  private final OperationStore store;
  private final Access access;
  private final FeatureAudit audit;
  private final IdGenerator ids;

  @Activate
  public FeatureDesk(
      Settings settings,
      @Reference Reconciler reconciler,
      @Reference OperationStore store,
      @Reference Access access,
      @Reference Audit audit,
      @Reference IdGenerator ids) {
    this(
        Path.of(settings.data(), "tmp"),
        reconciler.installations(),
        store,
        access,
        new FeatureAudit(audit),
        ids);
  }

  FeatureDesk(
      Path temporary,
      Installations installations,
      OperationStore store,
      Access access,
      FeatureAudit audit,
      IdGenerator ids) {
    this.temporary = temporary;
    this.installations = installations;
    this.store = store;
    this.access = access;
    this.audit = audit;
    this.ids = ids;
  }

  /** Every feature that is there, or ships and could be, by name. */
  public List<FeatureLine> list() {
    access.require(VIEW);
    return installations.list();
  }

  /**
   * One feature.
   *
   * @throws NotFoundException when there is none of that name
   */
  public FeatureLine get(String name) {
    access.require(VIEW);
    return installations.list().stream()
        .filter(line -> line.name().equals(Names.brief(name)))
        .findFirst()
        .orElseThrow(() -> new NotFoundException("feature", name));
  }

  /** The last operations, the newest first. */
  public List<Operation> operations() {
    access.require(VIEW);
    return store.newest(SHOWN);
  }

  /** One operation; empty when there is none. */
  public Optional<Operation> operation(Id id) {
    access.require(VIEW);
    return store.get(id);
  }

  /** Installs a feature that is not there. */
  public Operation install(Path archive) {
    access.require(MANAGE);
    return perform(Operation.What.INSTALL, "", () -> installations.install(archive));
  }

  /** Replaces a feature by another version. */
  public Operation update(Path archive) {
    access.require(MANAGE);
    return perform(Operation.What.UPDATE, "", () -> installations.update(archive, null));
  }

  /**
   * Installs a feature, or replaces it by another version.
   *
   * @param archive the file's content, at most 50 MB; read, not closed
   */
  public Operation bring(InputStream archive) {
    access.require(MANAGE);
    return received(Operation.What.INSTALL, "", archive, installations::bring);
  }

  /**
   * Replaces one feature by another version.
   *
   * @param name the feature
   * @param archive the file's content, at most 50 MB; read, not closed
   */
  public Operation update(String name, InputStream archive) {
    access.require(MANAGE);
    String feature = Names.brief(name);
    return received(
        Operation.What.UPDATE, feature, archive, file -> installations.update(file, feature));
  }

  /** Removes a feature; its data stays. */
  public Operation remove(String name) {
    access.require(MANAGE);
    return perform(Operation.What.REMOVE, Names.brief(name), () -> installations.remove(name));
  }

  /** Installs a feature that ships and was removed. */
  public Operation add(String name) {
    access.require(MANAGE);
    return perform(Operation.What.ADD, Names.brief(name), () -> installations.add(name));
  }

  private interface Work {
    Installations.Done run();
  }

  private interface FileWork {
    Installations.Done run(Path archive);
  }

  private Operation received(
      Operation.What what, String feature, InputStream archive, FileWork work) {
    return perform(
        what,
        feature,
        () -> {
          Path file = null;
          try {
            file = Files.createTempFile(Files.createDirectories(temporary), "upload-", ".kar");
            receive(archive, file);
            return work.run(file);
          } catch (IOException e) {
            LOG.warn("A feature's file could not be received: {}", e.toString());
            throw new Refused("not-received", "");
          } finally {
            delete(file);
          }
        });
  }

  private static void receive(InputStream in, Path file) throws IOException {
    if (in == null) {
      throw new Refused("no-upload", "");
    }
    long size = 0;
    byte[] buffer = new byte[BUFFER];
    try (OutputStream out = Files.newOutputStream(file)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        size += read;
        if (size > KarReader.LARGEST) {
          throw new Refused("too-large", "");
        }
        out.write(buffer, 0, read);
      }
    }
    if (size == 0) {
      throw new Refused("no-upload", "");
    }
  }

  private static void delete(Path file) {
    try {
      if (file != null) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      LOG.warn("An uploaded file could not be deleted: {}", e.toString());
    }
  }

  private Operation perform(Operation.What what, String feature, Work work) {
    Instant at = Instant.now();
    long start = System.nanoTime();
    try {
      Installations.Done done = work.run();
      LOG.info("{} {} {} in {} ms", what, done.name(), done.version(), done.millis());
      Operation operation =
          new Operation(
              ids.next(),
              at,
              access.principal().actor(),
              done.name(),
              done.version(),
              done.update() ? Operation.What.UPDATE : what,
              Operation.Outcome.DONE,
              "",
              Refused.shorten(done.remark()),
              done.millis());
      store.add(operation, () -> audit.done(operation, done.sha256()));
      return operation;
    } catch (Refused e) {
      LOG.info("{} {} refused: {}", what, feature, e.getMessage());
      Operation operation =
          new Operation(
              ids.next(),
              at,
              access.principal().actor(),
              feature.length() > 60 ? feature.substring(0, 60) : feature,
              "",
              what,
              Operation.Outcome.REFUSED,
              e.reason(),
              e.detail(),
              (System.nanoTime() - start) / 1_000_000);
      store.add(operation, () -> audit.refused(operation, e));
      return operation;
    }
  }
}
