using OrleansBooking.Api.Accounts;
using OrleansBooking.Api.Demand;
using OrleansBooking.Contracts.Demand;
using OrleansBooking.Contracts.Reservations;
using OrleansBooking.Contracts.Rights;

namespace OrleansBooking.Api.Tests.Demand;

/// <summary>What is looked at at a desk belongs to the person who is served there.</summary>
public sealed class DeskLooksTests
{
    private readonly DemandCounter _counter = new(TimeProvider.System);
    private readonly DeskLooks _looks;

    public DeskLooksTests() => _looks = new DeskLooks(_counter);

    [Fact]
    public void A_hold_answers_the_search_of_its_call_and_of_no_other()
    {
        var who = Account("yamada", StaffRoles.Operator);
        _looks.Looked(who, Guid.NewGuid(), "", nothingFree: true);
        _looks.Looked(who, Guid.NewGuid(), "", nothingFree: false);

        _looks.Took(who, "city-centre");
        _looks.Took(who, "city-centre");

        var count = Assert.Single(_counter.Collect());
        Assert.Equal((Channel.Telephone, "", 2, 1, 1), (count.Channel, count.Venue, count.Looked, count.NothingFree, count.TakenHere));
    }

    [Fact]
    public void At_a_counter_the_next_look_after_a_booking_is_the_next_persons()
    {
        var who = Account("suzuki", StaffRoles.Staff);
        _looks.Looked(who, null, "main-hall", nothingFree: false);
        _looks.Took(who, "city-centre");
        _looks.Looked(who, null, "main-hall", nothingFree: false);

        var count = Assert.Single(_counter.Collect());

        Assert.Equal((Channel.Staff, 2, 0, 1), (count.Channel, count.Looked, count.TakenHere, count.TakenElsewhere));
    }

    [Fact]
    public void One_account_does_not_answer_for_another()
    {
        _looks.Looked(Account("yamada", StaffRoles.Operator), null, "main-hall", nothingFree: false);

        _looks.Took(Account("suzuki", StaffRoles.Operator), "main-hall");

        Assert.Equal(0, Assert.Single(_counter.Collect()).TakenHere);
    }

    private static System.Security.Claims.ClaimsPrincipal Account(string name, string role) =>
        StaffClaims.Principal(Guid.NewGuid(), name, role, Guid.NewGuid());
}
