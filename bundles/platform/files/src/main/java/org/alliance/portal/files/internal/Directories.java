package org.alliance.portal.files.internal;

import java.util.List;
import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.entities.EntityDirectory;
import org.alliance.portal.api.files.Attachment;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Who may know of things of other features, as far as those features are there. */
@Component(service = Directories.class)
public class Directories {
  @Reference(
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile List<EntityDirectory> directories = List.of();

  /** For the component runtime. */
  public Directories() {
    // The directories come and go.
  }

  /** With directories of the test's own. */
  public Directories(List<EntityDirectory> directories) {
    this.directories = directories;
  }

  /**
   * Whether the current principal may read a file; nobody may while its thing's feature is away.
   */
  boolean shows(Attachment file, String lang) {
    EntityRef thing = file.thing();
    return directories.stream()
        .filter(directory -> directory.type().equals(thing.type()))
        .anyMatch(
            directory ->
                directory.find(List.of(thing.id()), lang).containsKey(thing.id())
                    && directory.showsFile(thing.id(), file.id()));
  }
}
