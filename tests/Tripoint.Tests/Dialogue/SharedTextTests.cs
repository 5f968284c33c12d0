using Tripoint.Codes;
using Tripoint.Dialogue;
using Tripoint.Faults;

namespace Tripoint.Tests.Dialogue;

public class SharedTextTests
{
    [Fact]
    public void A_translation_says_which_version_it_follows_and_falls_behind_when_the_original_moves_on()
    {
        var text = SharedText.In(Language.Korean).Revise("의제 1").Translate(Language.Japanese, "議題1", 1);
        Assert.Equal(0, text.Behind(Language.Japanese));
        text = text.Revise("의제 2").Revise("의제 3");
        Assert.Equal(2, text.Behind(Language.Japanese));
        Assert.Equal(0, text.Behind(Language.Korean));
        Assert.Null(text.Behind(Language.Chinese));
        text = text.Translate(Language.Japanese, "議題1", 3); // the same words may stand for a later version
        Assert.Equal(0, text.Behind(Language.Japanese));
        Assert.Equal(5, text.Versions.Length);
    }

    [Fact]
    public void What_would_make_the_versions_meaningless_is_refused()
    {
        var text = SharedText.In(Language.English).Revise("one").Revise("two").Translate(Language.Chinese, "二", 2);
        Assert.Throws<BadInputException>(() => text.Revise("two"));
        Assert.Throws<BadInputException>(() => text.Revise("  "));
        Assert.Throws<BadInputException>(() => text.Translate(Language.English, "three", 2));
        Assert.Throws<BadInputException>(() => text.Translate(Language.Chinese, "一", 1));
        Assert.Throws<BadInputException>(() => text.Translate(Language.Japanese, "三", 3));
        Assert.Throws<BadInputException>(() => text.Translate(Language.Chinese, "二", 2));
    }
}
