package org.alliance.portal.vocabulary.internal;

import java.util.List;
import java.util.Optional;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.vocabulary.Term;
import org.alliance.portal.api.vocabulary.Vocabulary;
import org.alliance.portal.vocabulary.internal.store.TermStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The vocabularies for every feature, from memory. Reading needs no permission. */
@Component
public final class VocabularyService implements Vocabulary {
  private final TermCache cache;
  private final TermStore store;

  @Activate
  public VocabularyService(@Reference TermCache cache, @Reference TermStore store) {
    this.cache = cache;
    this.store = store;
  }

  @Override
  public List<Term> active(String scheme, String lang) {
    return cache.snapshot().active(scheme, lang);
  }

  @Override
  public Optional<Term> term(String scheme, String code) {
    return cache.snapshot().term(scheme, code);
  }

  @Override
  public String label(String scheme, String code, String lang) {
    return cache.snapshot().label(scheme, code, lang);
  }

  @Override
  public String current(String scheme, String code) {
    return cache.snapshot().current(scheme, code);
  }

  @Override
  public Optional<Term> stored(Id id) {
    return store.find(id);
  }
}
