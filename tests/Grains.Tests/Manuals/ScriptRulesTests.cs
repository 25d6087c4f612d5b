using OrleansBooking.Contracts.Manuals;
using OrleansBooking.Grains.Manuals;

namespace OrleansBooking.Grains.Tests.Manuals;

public sealed class ScriptRulesTests
{
    private static readonly WriteScript Good = new(Guid.NewGuid(), "", null, "greet", new ScriptSituation("ja", null, null, "child", "agent"), "お電話ありがとうございます。");

    [Fact]
    public void A_line_for_known_people_passes() => Assert.Empty(ScriptRules.Check(Good));

    [Fact]
    public void Everything_that_is_unknown_is_named_at_once()
    {
        var errors = ScriptRules.Check(Good with { Step = "sing", For = new ScriptSituation("xx", null, null, "old", "dog"), Text = " " });

        Assert.Equal(["step", "language", "age", "visitor", "text"], errors.Select(error => error.Field));
    }
}
