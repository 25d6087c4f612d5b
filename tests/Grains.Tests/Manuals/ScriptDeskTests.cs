using OrleansBooking.Contracts.Manuals;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Fixtures;
using OrleansBooking.Grains.Tests.Centre;

namespace OrleansBooking.Grains.Tests.Manuals;

/// <summary>What the city wants said: which line is read, and its review (T2).</summary>
[Collection(CentreCollection.Name)]
public sealed class ScriptDeskTests(BookingCluster cluster)
{
    private const string Step = "after";

    private static readonly ScriptSituation Everybody = new("ja", null, null, null, null);

    [Fact]
    public async Task The_most_particular_line_that_fits_is_read()
    {
        var hall = Everybody with { Venue = "hall-a" };
        var general = await Read(Everybody);
        await Approved(hall, "会場Aの文");
        await Approved(hall with { Age = "child" }, "会場Aの子どもの文");
        await Approved(hall with { Visitor = "agent" }, "会場Aの代わりの人の文");

        Assert.Equal(general, await Read(hall with { Venue = "hall-b", Age = "child" }));
        Assert.Equal("会場Aの文", (await Read(hall)).Text);
        Assert.Equal("会場Aの文", (await Read(hall with { Age = "adult", Visitor = "self" })).Text);
        Assert.Equal("会場Aの子どもの文", (await Read(hall with { Age = "child", Visitor = "self" })).Text);
        Assert.Equal("会場Aの代わりの人の文", (await Read(hall with { Age = "adult", Visitor = "agent" })).Text);
    }

    [Fact]
    public async Task A_draft_takes_no_approved_lines_place_until_it_is_approved()
    {
        var hall = Everybody with { Venue = "hall-draft" };
        var general = await Read(hall);
        var draft = await Written(hall, "まだだれも確かめていない文");

        var before = await Read(hall);
        await Desk.Approve(Staff, draft.Id, draft.Revision);

        Assert.Equal(general, before);
        Assert.Equal(("まだだれも確かめていない文", "approved"), ((await Read(hall)).Text, (await Read(hall)).Review));
    }

    [Fact]
    public async Task In_a_language_of_drafts_alone_a_draft_is_read_and_marked()
    {
        var vietnamese = await Desk.Read(Manager, Everybody with { Language = "vi" });
        var nowhere = await Desk.Read(Manager, Everybody with { Language = "es" });

        Assert.Contains(vietnamese, line => (line.Step, line.Language, line.Review) == ("greet", "vi", "draft"));
        Assert.All(nowhere, line => Assert.Equal("ja", line.Language));
        Assert.Equal(ScriptSteps.All.Where(step => nowhere.Any(line => line.Step == step)), nowhere.Select(line => line.Step));
    }

    [Fact]
    public async Task An_approved_text_is_read_until_somebody_else_has_approved_the_new_one_that_was_read()
    {
        var hall = Everybody with { Venue = "hall-new" };
        var first = await Approved(hall, "はじめの文");
        var changed = await Desk.Write(new WriteScript(first.Id, Manager, first.Revision, "", hall, "新しい文"));

        var meanwhile = await Read(hall);
        var own = await Desk.Approve(Manager, first.Id, 2);
        var unread = await Desk.Approve(Staff, first.Id, 1);
        var approved = await Desk.Approve(Staff, first.Id, 2);
        var again = await Desk.Approve(Staff, first.Id, 2);

        Assert.Equal((2, "はじめの文"), (changed.Text!.Revision, changed.Text.Spoken));
        Assert.Equal(("はじめの文", "approved"), (meanwhile.Text, meanwhile.Review));
        Assert.Equal(RefusalKind.OwnChange, own.Refusal?.Kind);
        Assert.Equal((RefusalKind.StaleVersion, 2), (unread.Refusal?.Kind, unread.Refusal?.Version));
        Assert.Equal("test-staff", approved.Text!.ApprovedBy);
        Assert.Equal(approved.Text, again.Text);
        Assert.Equal("新しい文", (await Read(hall)).Text);
    }

    [Fact]
    public async Task The_same_text_is_no_new_revision_and_another_line_for_the_same_is_refused()
    {
        var hall = Everybody with { Venue = "hall-twice" };
        var id = Guid.NewGuid();

        var first = await Desk.Write(new WriteScript(id, Manager, 0, Step, hall, "同じ文"));
        var again = await Desk.Write(new WriteScript(id, Manager, 0, Step, hall, "同じ文"));
        var stale = await Desk.Write(new WriteScript(id, Manager, 0, Step, hall, "違う文"));
        var other = await Desk.Write(new WriteScript(Guid.NewGuid(), Manager, 0, Step, hall, "別の文"));

        Assert.Equal(first.Text, again.Text);
        Assert.Equal(RefusalKind.StaleVersion, stale.Refusal?.Kind);
        Assert.Equal(new FieldError("step", FieldProblem.Taken), Assert.Single(other.Refusal!.Fields));
        Assert.True(await Desk.Remove(Manager, id));
        Assert.Null(await Desk.Find(Manager, id));
    }

    [Fact]
    public async Task Every_text_that_a_line_had_is_kept_with_who_wrote_and_who_approved_it()
    {
        var hall = Everybody with { Venue = "hall-old" };
        var first = await Approved(hall, "むかしの文");
        await Desk.Write(new WriteScript(first.Id, Staff, 1, "", hall, "あたらしい文"));

        var revisions = await Desk.Revisions(Manager, first.Id);

        Assert.Equal(
            [(2, "あたらしい文", "test-staff", null), (1, "むかしの文", "test-manager", "test-staff")],
            revisions.Select(one => (one.Revision, one.Text, one.WrittenBy, one.ApprovedBy)));
        Assert.NotNull(revisions[1].ApprovedAt);
        Assert.Empty(await Desk.Revisions(cluster.StaffTicket(), first.Id));
    }

    [Fact]
    public async Task Operators_read_the_script_and_do_not_write_it()
    {
        var operatorTicket = cluster.StaffTicket();

        var written = await Desk.Write(new WriteScript(Guid.NewGuid(), operatorTicket, 0, Step, Everybody with { Venue = "hall-c" }, "文"));

        Assert.Equal(RefusalKind.NotAllowed, written.Refusal?.Kind);
        Assert.Empty(await Desk.All(operatorTicket, null));
        Assert.NotEmpty(await Desk.Read(operatorTicket, Everybody));
    }

    private IScriptDesk Desk => cluster.Grains.GetGrain<IScriptDesk>(0);

    private string Manager => cluster.StaffTicket(StaffRoles.Manager);

    private string Staff => cluster.StaffTicket(StaffRoles.Staff);

    private async Task<ScriptLine> Read(ScriptSituation situation) => (await Desk.Read(Manager, situation)).Single(line => line.Step == Step);

    private async Task<ScriptText> Written(ScriptSituation situation, string text) =>
        (await Desk.Write(new WriteScript(Guid.NewGuid(), Manager, 0, Step, situation, text))).Text!;

    private async Task<ScriptText> Approved(ScriptSituation situation, string text)
    {
        var written = await Written(situation, text);
        return (await Desk.Approve(Staff, written.Id, written.Revision)).Text!;
    }
}
