using OrleansBooking.Contracts.LostNotices;
using OrleansBooking.Grains.LostNotices;

namespace OrleansBooking.Grains.Tests.LostNotices;

public sealed class LostNoticeRulesTests
{
    private static readonly MatchLostNotice Said = new(Guid.Empty, "", Guid.Empty, "とおの　じろう", "4月12日", "０９０－８８８８－７７７７", null, " 引っ越し ");

    [Fact]
    public void What_was_said_is_read_in_one_form()
    {
        var (said, errors) = LostNoticeRules.Read(Said with { Birthday = "0412" });

        Assert.Empty(errors);
        Assert.Equal(("0412", "09088887777", "引っ越し"), (said!.Birthday, said.Phone, said.Reason));
        Assert.Equal(["kana", "birthday", "phone"], said.Facts);
        Assert.Equal(4, LostNoticeRules.Read(Said with { Birthday = "0412", Date = new DateOnly(2026, 12, 6) }).Said!.Facts.Count);
    }

    [Fact]
    public void Every_fact_and_the_reason_are_needed()
    {
        var (said, errors) = LostNoticeRules.Read(new MatchLostNotice(Guid.Empty, "", Guid.Empty, null, "0412", null, null, null));

        Assert.Null(said);
        Assert.Equal(["kana", "phone", "reason"], errors.Select(error => error.Field));
    }
}
