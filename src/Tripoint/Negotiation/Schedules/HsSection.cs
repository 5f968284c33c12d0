using System.Collections.Immutable;

namespace Tripoint.Negotiation.Schedules;

/// <summary>One of the 21 sections of the Harmonized System, with the chapters it spans.</summary>
/// <param name="Number">1 to 21; 22 for chapters 98 and 99, which the HS leaves to each importer.</param>
/// <param name="FirstChapter">The first chapter.</param>
/// <param name="LastChapter">The last chapter.</param>
/// <param name="Name">A short English name.</param>
public sealed record HsSection(int Number, int FirstChapter, int LastChapter, string Name)
{
    private static readonly string[] s_roman =
        ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII", "XVIII", "XIX", "XX", "XXI", "-"];

    /// <summary>The sections in order.</summary>
    public static ImmutableArray<HsSection> All { get; } =
    [
        new(1, 1, 5, "Live animals, animal products"),
        new(2, 6, 14, "Vegetable products"),
        new(3, 15, 15, "Fats and oils"),
        new(4, 16, 24, "Prepared foods, beverages, tobacco"),
        new(5, 25, 27, "Mineral products"),
        new(6, 28, 38, "Chemicals"),
        new(7, 39, 40, "Plastics and rubber"),
        new(8, 41, 43, "Hides, leather, furs"),
        new(9, 44, 46, "Wood and cork"),
        new(10, 47, 49, "Pulp and paper"),
        new(11, 50, 63, "Textiles and clothing"),
        new(12, 64, 67, "Footwear, headgear"),
        new(13, 68, 70, "Stone, ceramics, glass"),
        new(14, 71, 71, "Precious stones and metals"),
        new(15, 72, 83, "Base metals"),
        new(16, 84, 85, "Machinery, electrical equipment"),
        new(17, 86, 89, "Vehicles, aircraft, vessels"),
        new(18, 90, 92, "Instruments, clocks, musical instruments"),
        new(19, 93, 93, "Arms"),
        new(20, 94, 96, "Miscellaneous manufactures"),
        new(21, 97, 97, "Works of art, antiques"),
        new(22, 98, 99, "National use"),
    ];

    /// <summary>The Roman numeral of the section.</summary>
    public string Roman => s_roman[Number - 1];

    /// <summary>The section of a chapter, 1 to 99.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No section has the chapter.</exception>
    public static HsSection OfChapter(int chapter)
    {
        foreach (var section in All)
        {
            if (chapter <= section.LastChapter && chapter >= section.FirstChapter) return section;
        }
        throw new ArgumentOutOfRangeException(nameof(chapter), chapter, "A chapter runs from 1 to 99.");
    }
}
