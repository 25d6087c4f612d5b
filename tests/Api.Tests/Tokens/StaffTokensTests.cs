using Microsoft.Extensions.Primitives;
using Microsoft.Extensions.Time.Testing;
using OrleansBooking.Api.Accounts;
using OrleansBooking.Api.Sessions;
using OrleansBooking.Api.Tokens;
using OrleansBooking.Contracts.Rights;

namespace OrleansBooking.Api.Tests.Tokens;

/// <summary>What stands in an <c>Authorization</c> header, also when it was opened before.</summary>
public sealed class StaffTokensTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly StaffKeyRing _ring = new(folder: null);
    private readonly Guid _session = Guid.NewGuid();

    private StaffTokens Fresh => new(_ring, _time);

    private string Token => Fresh.Seal(StaffClaims.Principal(Guid.NewGuid(), "someone", StaffRoles.Operator, _session));

    [Theory]
    [InlineData("Bearer ")]
    [InlineData("bearer ")]
    [InlineData("Bearer   ")]
    public void A_good_token_says_role_and_session_whenever_it_is_sent(string before)
    {
        var (tokens, header) = (Fresh, new StringValues(before + Token));

        Assert.All(Enumerable.Range(0, 2), _ => Assert.Equal((StaffRoles.Operator, (Guid?)_session), (tokens.Open(header)?.Role, tokens.Open(header)?.Session)));
    }

    [Fact]
    public void It_ends_at_its_last_moment_also_where_it_was_opened_before()
    {
        var (opened, header) = (Fresh, new StringValues("Bearer " + Token));
        _time.Advance(SessionRegister.Absolute - TimeSpan.FromTicks(1));
        Assert.NotNull(opened.Open(header));

        _time.Advance(TimeSpan.FromTicks(1));

        Assert.Null(opened.Open(header));
        Assert.Null(Fresh.Open(header));
    }

    [Fact]
    public void What_is_no_token_of_this_ring_opens_nothing()
    {
        var foreign = new StaffTokens(new StaffKeyRing(folder: null), _time).Seal(StaffClaims.Principal(Guid.NewGuid(), "someone", StaffRoles.Administrator, _session));
        var tokens = Fresh;

        foreach (var header in new StringValues[] { default, "", "Bearer", "Bearer ", Token, $"Basic {Token}", $"Bearer {foreign}", $"Bearer {Token}x", new(["Bearer " + Token, "Bearer " + Token]) })
            Assert.All(Enumerable.Range(0, 2), _ => Assert.Null(tokens.Open(header)));
    }
}
