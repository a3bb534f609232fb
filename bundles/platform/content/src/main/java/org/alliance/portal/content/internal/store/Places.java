package org.alliance.portal.content.internal.store;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.alliance.portal.api.Id;

/** Lists of ids in statements. */
final class Places {
  /** So few sizes of lists that each database keeps their plans. */
  private static final int[] SIZES = {10, 25, 50, 100, 200, 1000};

  private Places() {}

  /**
   * Places for ids; the last id fills the list up to a usual size.
   *
   * @param ids at least one
   * @param params takes what belongs in the places
   */
  static String of(Collection<Id> ids, List<Object> params) {
    List<Id> all = List.copyOf(ids);
    int size =
        Arrays.stream(SIZES).filter(usual -> usual >= all.size()).findFirst().orElse(all.size());
    for (int i = 0; i < size; i++) {
      params.add(all.get(Math.min(i, all.size() - 1)));
    }
    return "(?" + ", ?".repeat(size - 1) + ")";
  }
}
