using Tripoint.Codes;
using Tripoint.Data.Embedded;
using Tripoint.Tables;

namespace Tripoint.Data.Tests.Embedded;

/// <summary>Figures checked against the sources' own rows.</summary>
public class EmbeddedCovariatesTests
{
    private static readonly Economy s_china = Economy.Of("CHN"), s_japan = Economy.Of("JPN"), s_korea = Economy.Of("KOR"), s_usa = Economy.Of("USA");

    private static PairCovariates Pairs => EmbeddedCovariates.Pairs;

    [Fact]
    public void Distances_are_those_of_CEPII_and_symmetric()
    {
        Assert.Equal(1168, Pairs.DistanceKm(s_korea, s_china)); // distw 1168.165
        Assert.Equal(952, Pairs.DistanceKm(s_japan, s_korea)); // distw 951.7373
        foreach (var a in Pairs.Economies)
        {
            Assert.Equal(Pairs.DistanceKm(a, s_korea), Pairs.DistanceKm(s_korea, a));
            if (Pairs.DistanceKm(a, s_korea) is { } km) Assert.InRange(km, 0, 20_100);
        }
        Assert.True(Pairs.Economies.Length >= 225);
    }

    [Fact]
    public void Connectivity_is_the_exponential_of_the_published_logarithm()
    {
        Assert.Equal(0.8161, Pairs.Connectivity(s_china, s_korea)!.Value, 4); // exp(-0.20321)
        Assert.Equal(0.6395, Pairs.Connectivity(s_usa, s_korea)!.Value, 4); // exp(-0.44700)
        Assert.Null(Pairs.Connectivity(s_korea, Economy.Of("QAT")));
    }

    [Fact]
    public void Agreements_begin_when_they_entered_into_force()
    {
        Assert.Equal(2022, Pairs.AgreementSince(s_china, s_japan)); // RCEP
        Assert.Equal(2012, Pairs.AgreementSince(s_usa, s_korea)); // KORUS
        Assert.False(Pairs.HasAgreement(s_japan, s_korea, 2021));
        Assert.True(Pairs.HasAgreement(s_japan, s_korea, 2022));
        Assert.Null(Pairs.AgreementSince(s_usa, s_china));
    }

    [Fact]
    public void Votes_are_near_for_those_who_vote_alike_and_unknown_without_a_seat()
    {
        Assert.InRange(Pairs.VoteDistance(s_japan, s_korea)!.Value, 0.01, 0.2);
        Assert.True(Pairs.VoteDistance(s_usa, Economy.Of("ISR")) < Pairs.VoteDistance(s_usa, Economy.Of("PRK")));
        Assert.Null(Pairs.VoteDistance(s_korea, Economy.Of("TWN")));
    }

    [Fact]
    public void Links_are_the_borders_languages_and_colonies_of_CEPII()
    {
        Assert.Equal(PairLinks.Colony, Pairs.Links(s_japan, s_korea));
        Assert.True(Pairs.Links(s_usa, Economy.Of("CAN")).HasFlag(PairLinks.Contiguous | PairLinks.Language));
        Assert.Equal(PairLinks.None, Pairs.Links(s_korea, Economy.Of("ROW")));
    }

    [Fact]
    public void Every_source_is_recorded_with_its_fingerprint()
    {
        Assert.Equal(4, Pairs.Provenance.Sources.Length);
        Assert.All(Pairs.Provenance.Sources, s => Assert.Equal(64, s.Sha256.Length));
    }
}
