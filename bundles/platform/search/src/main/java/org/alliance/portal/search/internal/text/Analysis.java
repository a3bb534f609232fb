package org.alliance.portal.search.internal.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.AnalyzerWrapper;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.core.KeywordTokenizer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.fr.FrenchLightStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.miscellaneous.KeywordRepeatFilter;
import org.apache.lucene.analysis.miscellaneous.RemoveDuplicatesTokenFilter;
import org.apache.lucene.analysis.ngram.EdgeNGramTokenFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.util.ElisionFilter;

/**
 * How texts become words: in lower case, without accents and elided articles, and for English and
 * French with the stem beside the word, so that the word itself counts for more. Filters are made
 * here, not looked up by name.
 */
public final class Analysis extends AnalyzerWrapper {
  /** Before a stem in the index. */
  public static final char STEM = '~';

  private static final int LONGEST_WORD = 15;
  private static final int LONGEST_START = 40;

  private final Analyzer english = chain(Languages.ENGLISH);
  private final Analyzer french = chain(Languages.FRENCH);
  private final Analyzer neutral = chain(Languages.NEUTRAL);
  private final Analyzer beginnings = new Beginnings(true);
  private final Analyzer starts = new Beginnings(false);

  /** One for all fields; the ending of a field's name says which words it has. */
  public Analysis() {
    super(PER_FIELD_REUSE_STRATEGY);
  }

  @Override
  protected Analyzer getWrappedAnalyzer(String field) {
    if (field.endsWith("_en")) {
      return english;
    }
    if (field.endsWith("_fr")) {
      return french;
    }
    return switch (field) {
      case "beginning" -> beginnings;
      case "start" -> starts;
      default -> neutral;
    };
  }

  /** Folds a word as every field does: lower case, no accents. */
  public static String fold(String word) {
    char[] in = word.toLowerCase(java.util.Locale.ROOT).toCharArray();
    char[] out = new char[in.length * 4];
    int length = ASCIIFoldingFilter.foldToASCII(in, 0, out, 0, in.length);
    return new String(out, 0, length);
  }

  /**
   * The words of a text as a field has them.
   *
   * @param field name of the field
   * @param text any text
   * @return the words in order, each with its stem behind it, marked, where that is another word
   */
  public List<String> words(String field, String text) {
    List<String> words = new ArrayList<>();
    try (TokenStream stream = tokenStream(field, text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        words.add(term.toString());
      }
      stream.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return words;
  }

  private static Analyzer chain(String lang) {
    return new Analyzer() {
      @Override
      public int getPositionIncrementGap(String field) {
        return 100;
      }

      @Override
      protected TokenStreamComponents createComponents(String field) {
        Tokenizer words = new StandardTokenizer();
        return new TokenStreamComponents(words, filtered(words, lang));
      }
    };
  }

  private static TokenStream folded(Tokenizer words) {
    TokenStream stream = new LowerCaseFilter(new EnglishPossessiveFilter(words));
    return new ASCIIFoldingFilter(new ElisionFilter(stream, FrenchAnalyzer.DEFAULT_ARTICLES));
  }

  private static TokenStream filtered(Tokenizer words, String lang) {
    TokenStream stream = folded(words);
    return switch (lang) {
      case Languages.ENGLISH -> marked(new PorterStemFilter(new KeywordRepeatFilter(stream)));
      case Languages.FRENCH -> marked(new FrenchLightStemFilter(new KeywordRepeatFilter(stream)));
      default -> stream;
    };
  }

  private static TokenStream marked(TokenStream stemmed) {
    return new Marks(new RemoveDuplicatesTokenFilter(stemmed));
  }

  /**
   * Puts a mark before each stem that stands beside its word, so that no one takes it for a word.
   */
  private static final class Marks extends TokenFilter {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);

    Marks(TokenStream input) {
      super(input);
    }

    @Override
    public boolean incrementToken() throws IOException {
      if (!input.incrementToken()) {
        return false;
      }
      if (step.getPositionIncrement() == 0) {
        int length = term.length();
        char[] letters = term.resizeBuffer(length + 1);
        System.arraycopy(letters, 0, letters, 1, length);
        letters[0] = STEM;
        term.setLength(length + 1);
      }
      return true;
    }
  }

  /** The beginnings of each word, or of the whole. */
  private static final class Beginnings extends Analyzer {
    private final boolean ofWords;

    Beginnings(boolean ofWords) {
      this.ofWords = ofWords;
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
      Tokenizer source = ofWords ? new StandardTokenizer() : new KeywordTokenizer();
      TokenStream folded =
          ofWords ? folded(source) : new ASCIIFoldingFilter(new LowerCaseFilter(source));
      int longest = ofWords ? LONGEST_WORD : LONGEST_START;
      return new TokenStreamComponents(source, new EdgeNGramTokenFilter(folded, 1, longest, true));
    }
  }
}
