using OrleansBooking.Contracts.Organisation;
using OrleansBooking.Web.Staff.Organisation;

namespace OrleansBooking.Web.Tests.Staff.Organisation;

/// <summary>Where somebody stands after somebody else has changed the organisation.</summary>
public sealed class MemberPlaceTests
{
    private static readonly Member Sato = new(Member.City, "個人情報の管理", "佐藤 次郎", null, "000-000-1111", null, null, null);
    private static readonly Member Tanaka = new(Member.City, "システムの障害", "田中 一郎", null, "000-000-2222", null, null, null);
    private static readonly Member Suzuki = new(Member.Centre, "受付", "鈴木 三郎", null, "000-000-3333", null, null, null);

    [Fact]
    public void Who_is_unchanged_is_found_also_where_places_have_shifted()
    {
        Assert.Equal(0, MemberPlace.Now([Sato, Tanaka], [Tanaka], 1));
        Assert.Equal(1, MemberPlace.Now([Sato, Tanaka], [Sato, Tanaka, Suzuki], 1));
    }

    [Fact]
    public void Who_was_changed_is_found_by_place_or_by_name_and_duty()
    {
        Assert.Equal(1, MemberPlace.Now([Sato, Tanaka], [Sato, Tanaka with { Phone = "000-000-9999" }], 1));
        Assert.Equal(0, MemberPlace.Now([Sato, Tanaka], [Tanaka with { Name = "田中 花子" }], 1));
    }

    [Fact]
    public void Who_was_removed_is_nowhere_and_nobody_is_taken_for_them()
    {
        Assert.Null(MemberPlace.Now([Sato, Tanaka], [Sato], 1));
        Assert.Null(MemberPlace.Now([Sato, Tanaka], [Sato, Suzuki with { Side = Member.Centre }, Suzuki], 1));
        Assert.Null(MemberPlace.Now([Sato], [Sato, Tanaka], null));
    }
}
