using CsCheck;
using Tripoint.Codes;
using Tripoint.Data.Embedded;
using Tripoint.Data.Import;
using Tripoint.Faults;
using Tripoint.Negotiation.Offers;
using Tripoint.Scenarios;

namespace Tripoint.Data.Tests.Import;

/// <summary>Mandates, offers and packages as files: what is written is read back, what was signed is what stands there, and no text breaks the readers.</summary>
public class NegotiationFileTests
{
    private const string Mandate = "tripoint: mandate/1\nparty: KOR\nvalues:\n  - { welfare: 1 }\n";
    private const string Offer = "tripoint: offer/1\nparty: KOR\ncommitments:\n";

    private static readonly string[] s_shipped = ["mandate-chn", "mandate-jpn", "mandate-kor", "offer-chn", "offer-jpn", "offer-kor", "package-cjk"];

    [Theory]
    [InlineData("tripoint: offer/2\nparty: KOR\ncommitments: []\n", 1, "the document is 'offer/2'")]
    [InlineData("party: KOR\ncommitments: []\n", 1, "the document does not say that it is a offer")]
    [InlineData("tripoint: offer/1\ncommitments: []\n", 1, "there is no 'party'")]
    [InlineData("tripoint: offer/1\nparty: KOR\n", 1, "the offer has no commitments")]
    [InlineData("tripoint: offer/1\nparty: KOR\nversion: 0\ncommitments: []\n", 3, "'version' is '0'")]
    [InlineData("tripoint: offer/1\nparty: KOR\nversion: 1.5\ncommitments: []\n", 3, "'version' is '1.5'")]
    [InlineData(Offer + "  - { gift: all }\n", 4, "a commitment is one of tariff, barrier and schedule")]
    [InlineData(Offer + "  - tariff: { sectors: C26, stage: A }\n", 4, "the tariff commitment does not say how far")]
    [InlineData(Offer + "  - tariff: { sectors: C26, to: 0%, cut: 50%, stage: A }\n", 4, "says how far in 2 ways (to, cut)")]
    [InlineData(Offer + "  - tariff: { sectors: C26, cut: 150%, stage: A }\n", 4, "150%")]
    [InlineData(Offer + "  - tariff: { sectors: C26, cut: 50, stage: A }\n", 4, "50")]
    [InlineData(Offer + "  - tariff: { sectors: C26, to: 0%, stage: Z9 }\n", 4, "Z9")]
    [InlineData(Offer + "  - tariff: { sectors: C26, to: 0%, stage: B5/5 }\n", 4, "B5/5")]
    [InlineData(Offer + "  - tariff: { sectors: C26, to: 0%, colour: red }\n", 4, "unknown key 'colour'")]
    [InlineData(Offer + "  - tariff: { partners: KOR, sectors: C26, to: 0% }\n", 4, "makes a commitment to itself")]
    [InlineData(Offer + "  - barrier: { sectors: goods, kind: trade-facilitation, change: 2% }\n", 4, "2%")]
    [InlineData(Offer + "  - barrier: { sectors: goods, kind: magic, change: -2% }\n", 4, "unknown 'kind': 'magic'")]
    [InlineData(Offer + "  - schedule: { file: absent.csv }\n", 4, "absent.csv")]
    [InlineData("tripoint: offer/1\nparty: KOR\ncommitments: []\nsigned: { by: KOR, sha256: 12 }\n", 4, "'12' is no SHA-256")]
    public void A_bad_offer_is_refused_with_its_line(string text, int line, string what)
    {
        var faults = Assert.Throws<BadInputException>(() => ReadOffer(text)).Faults;
        Assert.Contains(faults, f => f.ToString().Contains(what, StringComparison.Ordinal) && f.Where == $"offer.yaml, line {line}");
    }

    [Theory]
    [InlineData("tripoint: mandate/1\nparty: KOR\n", 1, "the mandate values nothing")]
    [InlineData("tripoint: mandate/1\nparty: korea\nvalues:\n  - { welfare: 1 }\n", 2, "unknown economy 'korea'")]
    [InlineData("tripoint: mandate/1\nparty: KOR\nvalues:\n  - { welfare: 1, exports: 2 }\n", 4, "an objective names one thing that is valued")]
    [InlineData("tripoint: mandate/1\nparty: KOR\nvalues:\n  - { welfare: much }\n", 4, "'welfare' is 'much'")]
    [InlineData("tripoint: mandate/1\nparty: KOR\nvalues:\n  - { welfare: NaN }\n", 4, "'welfare' is 'NaN'")]
    [InlineData(Mandate + "discount-factor: 1\n", 5, "'discount-factor' is '1'")]
    [InlineData(Mandate + "bargaining-weight: 0\n", 5, "'bargaining-weight' is '0'")]
    [InlineData(Mandate + "red-lines:\n  - { largest-loss: 3, of: output }\n", 6, "3")]
    [InlineData(Mandate + "red-lines:\n  - { largest-loss: 3%, of: pride }\n", 6, "unknown 'of': 'pride'")]
    [InlineData(Mandate + "red-lines:\n  - { frozen-lines: [rice] }\n", 6, "'rice' is not a tariff code")]
    [InlineData(Mandate + "red-lines:\n  - { never: yes }\n", 6, "a red line says nothing that is known")]
    [InlineData(Mandate + "red-lines: none\n", 5, "'red-lines' must be a list")]
    public void A_bad_mandate_is_refused_with_its_line(string text, int line, string what)
    {
        var faults = Assert.Throws<BadInputException>(() => MandateFile.Read(new StringReader(text), "mandate.yaml")).Faults;
        Assert.Contains(faults, f => f.ToString().Contains(what, StringComparison.Ordinal) && f.Where == $"mandate.yaml, line {line}");
    }

    [Fact]
    public void All_faults_of_an_offer_are_told_at_once()
    {
        var faults = Assert.Throws<BadInputException>(() => ReadOffer(Offer + "  - tariff: { sectors: C26 }\n  - barrier: { sectors: goods, change: -2% }\n  - { gift: all }\n")).Faults;
        Assert.Equal([4, 5, 6], faults.Select(f => int.Parse(f.Where.Split(' ')[^1], System.Globalization.CultureInfo.InvariantCulture)).Distinct().Order());
    }

    [Fact]
    public void An_offer_that_is_written_is_read_back_with_the_same_hash() => s_offers.Sample(offer =>
    {
        var read = ReadOffer(OfferFile.Write(offer));
        Assert.Equal(ContentHash.Of(offer), read.Hash);
        Assert.Equal((offer.Party, offer.Title, offer.Version), (read.Offer.Party, read.Offer.Title, read.Offer.Version));
    }, iter: 300);

    [Fact]
    public void A_package_that_is_written_is_read_back_with_the_same_hash()
    {
        var package = OfferFile.ReadPackage("package-cjk").Package;
        Assert.Equal(ContentHash.Of(package), OfferFile.ReadPackage(new StringReader(OfferFile.Write(package)), "package.yaml", "").Hash);
    }

    [Fact]
    public void A_signed_offer_is_intact_until_a_promise_changes()
    {
        var text = NegotiationText("offer-kor");
        var hash = ReadOffer(text).Hash;
        var signed = OfferFile.WithSignature(text, hash, "KOR \"the delegation\"");
        var document = ReadOffer(signed);
        Assert.True(document.IsIntact);
        Assert.Equal("KOR \"the delegation\"", document.Signature!.By);
        // A second signature takes the first one's place.
        Assert.Equal("JPN", ReadOffer(OfferFile.WithSignature(signed, hash, "JPN")).Signature!.By);
        // A remark is no promise.
        Assert.True(ReadOffer("# seen by the minister\n" + signed).IsIntact);
        var changed = signed.Replace("cut: 70%", "cut: 60%", StringComparison.Ordinal);
        Assert.NotEqual(signed, changed);
        var fault = Assert.Single(Assert.Throws<BadInputException>(() => ReadOffer(changed)).Faults);
        Assert.Contains("the document was changed after", fault.What, StringComparison.Ordinal);
        Assert.False(OfferFile.ReadOffer(new StringReader(changed), "offer.yaml", "", allowChanged: true).IsIntact);
    }

    [Fact]
    public void Texts_that_were_mangled_are_read_or_refused_and_nothing_else() =>
        Gen.Select(OneOf(s_shipped), Gen.Select(Gen.Int[0, 3], Gen.Int[0, 100_000], Gen.Int[0, 100_000], Gen.Char[' ', '~']).Array[1, 4]).Sample((name, wounds) =>
        {
            var text = wounds.Aggregate(NegotiationText(name), (t, wound) => Mangled(t, wound.Item1, wound.Item2, wound.Item3, wound.Item4));
            try
            {
                if (name.StartsWith("mandate", StringComparison.Ordinal)) MandateFile.Read(new StringReader(text), "mandate.yaml");
                else if (name.StartsWith("offer", StringComparison.Ordinal)) ReadOffer(text);
                else OfferFile.ReadPackage(new StringReader(text), "package.yaml", "");
            }
            catch (BadInputException e)
            {
                Assert.All(e.Faults, f => Assert.NotEmpty(f.What));
            }
        }, iter: 3000);

    private static readonly Gen<Commitment> s_commitments =
        from sectors in OneOf(Selector.Of("all"), Selector.Of("manufactures"), Selector.Of("C26", "C27"))
        from except in OneOf(Selector.Of(), Selector.Of("C10T12"))
        from stage in OneOf("A", "B1", "B10", "B20/10")
        from size in Gen.Double[0.001, 0.999]
        from way in Gen.Int[0, 4]
        let staging = Staging.Parse(stage)
        select way switch
        {
            0 => new TariffCommitment(Selector.Of("all"), sectors, except, new ToRate(size), staging, ScenarioPlace.None),
            1 => new TariffCommitment(Selector.Of("all"), sectors, except, new LinearCut(size), staging, ScenarioPlace.None),
            2 => new TariffCommitment(Selector.Of("all"), sectors, except, new SwissCut(size), staging, ScenarioPlace.None),
            3 => new TariffCommitment(Selector.Of("all"), sectors, except, new ZeroForZero(), staging, ScenarioPlace.None),
            _ => (Commitment)new BarrierCommitment(Selector.Of("all"), sectors, except, OfferWords.Kinds[0].Kind, OfferWords.Flows[0].Flows, -0.4 * size, staging, ScenarioPlace.None),
        };

    private static readonly Gen<Offer> s_offers =
        from party in OneOf("CHN", "JPN", "KOR")
        from title in OneOf("", "An offer", "with \"quotes\", a \\ and: a colon # and a hash", "제안 提案 提案書")
        from version in Gen.Int[1, 20]
        from commitments in s_commitments.Array[0, 6]
        select Tripoint.Negotiation.Offers.Offer.Create(Economy.Of(party), [.. commitments], title, version);

    private static OfferDocument ReadOffer(string text) => OfferFile.ReadOffer(new StringReader(text), "offer.yaml", "");

    private static Gen<T> OneOf<T>(params T[] choices) => Gen.Int[0, choices.Length - 1].Select(at => choices[at]);

    private static string NegotiationText(string name) => NegotiationLibrary.Text(name);

    private static string Mangled(string text, int kind, int at, int other, char letter)
    {
        if (text.Length == 0) return text;
        var (a, b) = (at % text.Length, other % text.Length);
        return kind switch
        {
            0 => text.Remove(a, 1),
            1 => text.Insert(a, letter.ToString()),
            2 => text[..a],
            _ => text[..Math.Min(a, b)] + text[Math.Max(a, b)..],
        };
    }
}
