package org.alliance.portal.vocabulary.internal.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.alliance.portal.api.vocabulary.Term;

/** A term as programs see it. */
@Schema(name = "VocabularyTerm")
public record TermJson(
    @Schema(description = "What records keep, unique in the vocabulary for ever") String code,
    @Schema(description = "By language, ISO 639-1") Map<String, String> names,
    @Schema(
            description = "Only an active term can be chosen",
            allowableValues = {"active", "retired", "merged"})
        String state,
    @Schema(description = "Code of the term that took its place; absent unless merged")
        String mergedInto) {

  static TermJson of(Term term) {
    return new TermJson(
        term.code(),
        term.names().values(),
        term.state().name().toLowerCase(Locale.ROOT),
        term.mergedInto());
  }

  /** What a list answers with; names the schema only. */
  @Schema(name = "VocabularyPage")
  public record Page(
      List<TermJson> items,
      @Schema(description = "Value of after for the following page; absent at the end")
          String next) {}
}
