using OrleansBooking.Contracts.Manuals;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Fixtures;
using OrleansBooking.Grains.Tests.Centre;

namespace OrleansBooking.Grains.Tests.Manuals;

/// <summary>Pages and contacts, changed by several people (T3, T9).</summary>
[Collection(CentreCollection.Name)]
public sealed class ManualDeskTests(BookingCluster cluster)
{
    [Fact]
    public async Task Only_the_revision_that_was_read_is_approved()
    {
        await Desk.Write(Page("approved-read", "はじめ"));
        await Desk.Write(Page("approved-read", "読まれていない"));

        var unread = await Desk.Approve(Staff, "approved-read", 1);
        var unseen = await Desk.Search(Manager, "読まれていない");
        var read = await Desk.Approve(Staff, "approved-read", 2);
        var again = await Desk.Approve(Staff, "approved-read", 2);

        Assert.Equal((RefusalKind.StaleVersion, 2), (unread.Refusal?.Kind, unread.Refusal?.Version));
        Assert.Empty(unseen);
        Assert.Equal((2, "test-staff"), (read.Manual!.Revision, read.Manual.ApprovedBy));
        Assert.Equal(read.Manual, again.Manual);
    }

    [Fact]
    public async Task The_same_page_sent_twice_is_one_revision_and_a_page_that_somebody_changed_is_not_written_over()
    {
        var first = await Desk.Write(Page("sent-twice", "本文") with { Expected = 0 });
        var again = await Desk.Write(Page("sent-twice", "本文") with { Expected = 0 });
        var taken = await Desk.Write(Page("sent-twice", "別のページのつもり") with { Expected = 0 });
        var second = await Desk.Write(Page("sent-twice", "新しい本文") with { Expected = 1 });
        var stale = await Desk.Write(Page("sent-twice", "古い版から書いた本文") with { Expected = 1 });

        Assert.Equal(first.Manual, again.Manual);
        Assert.Equal(new FieldError("id", FieldProblem.Taken), Assert.Single(taken.Refusal!.Fields));
        Assert.Equal(2, second.Manual!.Revision);
        Assert.Equal((RefusalKind.StaleVersion, 2), (stale.Refusal?.Kind, stale.Refusal?.Version));
        Assert.Equal(2, (await Desk.Revisions(Manager, "sent-twice")).Length);
    }

    [Fact]
    public async Task A_contact_that_somebody_changed_is_not_written_over_and_one_that_is_removed_is_gone()
    {
        var contact = new Referral("tax-desk", "税の窓口", "税のこと", null, "000-000-3333", "平日", "裏口から", 0);

        var first = await Desk.SetReferral(Manager, contact, 0);
        var taken = await Desk.SetReferral(Manager, contact with { Name = "別の窓口" }, 0);
        var changed = await Desk.SetReferral(Staff, contact with { Phone = "000-000-4444" }, 1);
        var stale = await Desk.SetReferral(Manager, contact with { Phone = "000-000-5555" }, 1);
        var stored = Assert.Single(await Desk.Referrals(Manager, "税の窓口"));
        var removed = (await Desk.RemoveReferral(Manager, contact.Id), await Desk.RemoveReferral(Manager, contact.Id));
        var unknown = await Desk.SetReferral(Manager, contact, 2);

        Assert.Equal((1, 2), (first.Referral?.Version, changed.Referral?.Version));
        Assert.Equal(new FieldError("id", FieldProblem.Taken), Assert.Single(taken.Refusal!.Fields));
        Assert.Equal((RefusalKind.StaleVersion, 2), (stale.Refusal?.Kind, stale.Refusal?.Version));
        Assert.Equal(("000-000-4444", 2), (stored.Phone, stored.Version));
        Assert.Equal((true, false), removed);
        Assert.Equal(RefusalKind.StaleVersion, unknown.Refusal?.Kind);
        Assert.Empty(await Desk.Referrals(Manager, "税の窓口"));
    }

    private IManualDesk Desk => cluster.Grains.GetGrain<IManualDesk>(0);

    private string Manager => cluster.StaffTicket(StaffRoles.Manager);

    private string Staff => cluster.StaffTicket(StaffRoles.Staff);

    private WriteManual Page(string id, string body) => new(id, Manager, null, "manual", "試しのページ", body);
}
