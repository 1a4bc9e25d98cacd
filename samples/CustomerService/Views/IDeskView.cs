namespace CustomerService;

/// <summary>How the run is shown.</summary>
internal interface IDeskView
{
    /// <summary>Shows the progress of a stage until its work is done.</summary>
    Task ShowAsync(Stage stage, Task work);

    void Show(DeskReport report);
}
