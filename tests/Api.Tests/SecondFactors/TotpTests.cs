using System.Text;
using OrleansBooking.Api.SecondFactors;

namespace OrleansBooking.Api.Tests.SecondFactors;

public sealed class TotpTests
{
    private static readonly byte[] Secret = Encoding.ASCII.GetBytes("12345678901234567890");

    /// <summary>The SHA-1 rows of RFC 6238, appendix B, cut to six digits.</summary>
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Codes_are_those_of_the_standard(long seconds, string code) =>
        Assert.Equal(code, Totp.Code(Secret, Totp.StepOf(DateTimeOffset.FromUnixTimeSeconds(seconds))));

    [Theory]
    [InlineData(-61, false)]
    [InlineData(-30, true)]
    [InlineData(0, true)]
    [InlineData(30, true)]
    [InlineData(61, false)]
    public void A_clock_may_differ_by_one_step(int seconds, bool good)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1111111110);

        var match = Totp.Match(Secret, Totp.Code(Secret, Totp.StepOf(now.AddSeconds(seconds))), now);

        Assert.Equal(good, match is not null);
    }

    [Fact]
    public void A_secret_reads_as_it_was_written() => Assert.Equal(Secret, Totp.FromBase32(Totp.Base32(Secret)));

    [Fact]
    public void Base32_is_that_of_rfc_4648() => Assert.Equal("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", Totp.Base32(Secret));
}
