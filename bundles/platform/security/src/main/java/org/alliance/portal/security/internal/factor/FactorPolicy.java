package org.alliance.portal.security.internal.factor;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.alliance.portal.api.access.PlatformRole;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;

/** Who must have a second factor. */
@Component(
    service = FactorPolicy.class,
    configurationPid = "org.alliance.portal",
    configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class FactorPolicy {
  private static final Set<PlatformRole> POWERFUL =
      Set.of(PlatformRole.MODERATOR, PlatformRole.ADMIN);

  private final boolean everyone;
  private final boolean demo;
  private final Set<PlatformRole> required;

  /**
   * @throws IllegalArgumentException for a setting that names no role, so that a slip of the pen
   *     does not switch the factor off
   */
  @Activate
  public FactorPolicy(FactorSettings settings) {
    this(settings.second_factor(), "true".equalsIgnoreCase(settings.demo().strip()));
  }

  /**
   * @param setting {@code none}, {@code everyone}, or roles with commas between
   * @param demo whether this is a demonstration, whose sample accounts need none
   */
  public FactorPolicy(String setting, boolean demo) {
    String said = setting.strip().toLowerCase(Locale.ROOT);
    this.demo = demo;
    this.everyone = said.equals("everyone");
    this.required =
        everyone || said.equals("none")
            ? Set.of()
            : Arrays.stream(said.split("\\s*,\\s*"))
                .map(role -> PlatformRole.valueOf(role.toUpperCase(Locale.ROOT)))
                .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Whether an account must have a second factor.
   *
   * @param sample whether it is invented
   */
  public boolean required(Set<PlatformRole> roles, boolean sample) {
    return !(sample && demo) && (everyone || roles.stream().anyMatch(required::contains));
  }

  /**
   * The roles that count: whoever must have a factor and has none is no more than a member, even if
   * a session should have come about.
   *
   * @param factor whether the account has one
   */
  public Set<PlatformRole> effective(Set<PlatformRole> roles, boolean sample, boolean factor) {
    if (factor || !required(roles, sample)) {
      return roles;
    }
    return roles.stream()
        .filter(role -> !POWERFUL.contains(role))
        .collect(Collectors.toUnmodifiableSet());
  }
}
