package org.alliance.portal.web.internal.compose;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.alliance.portal.api.ProblemException;
import org.alliance.portal.api.platform.DoorCheck;
import org.alliance.portal.api.web.MenuItem;
import org.alliance.portal.api.web.Navigation;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The menus that bundles contribute to, in order, as the current principal may see them. */
@Component(service = Menus.class)
public final class Menus {

  /** An entry with the bundle whose texts have its label. */
  public record Entry(MenuItem item, Bundle contributor) {}

  private static final Comparator<Entry> ORDER =
      Comparator.comparingInt((Entry entry) -> entry.item().order())
          .thenComparing(entry -> entry.item().id());

  private final DoorCheck door;
  private final Map<ServiceReference<Navigation>, List<Entry>> contributed =
      new ConcurrentHashMap<>();
  private volatile List<Entry> sorted = List.of();

  @Activate
  public Menus(@Reference DoorCheck door) {
    this.door = door;
  }

  @Reference(
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      unbind = "remove")
  void add(Navigation navigation, ServiceReference<Navigation> reference) {
    contributed.put(
        reference,
        navigation.items().stream().map(item -> new Entry(item, reference.getBundle())).toList());
    sort();
  }

  void remove(ServiceReference<Navigation> reference) {
    contributed.remove(reference);
    sort();
  }

  private synchronized void sort() {
    List<Entry> all = new ArrayList<>();
    contributed.values().forEach(all::addAll);
    all.sort(ORDER);
    sorted = List.copyOf(all);
  }

  /** Entries of one menu that the current principal may use. */
  public List<Entry> entries(MenuItem.Section section) {
    return sorted.stream()
        .filter(entry -> entry.item().section() == section && allowed(entry.item().action()))
        .toList();
  }

  private boolean allowed(String action) {
    try {
      door.require(action);
      return true;
    } catch (ProblemException e) {
      return false;
    }
  }
}
